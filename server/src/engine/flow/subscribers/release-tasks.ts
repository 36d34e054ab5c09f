import { defineSubscriber } from '../../../platform/operation/index.ts'
import { memberDisabled, memberLeft } from '../../../platform/organization/index.ts'
import { releaseTasks } from '../jobs/release-tasks.ts'

/** Tasks of a member who was disabled or left go to others, one instance at a time (N3.7). */
export const releaseGone = defineSubscriber({
  name: 'flow-release-tasks',
  events: [memberDisabled, memberLeft] as const,
  handle: async (context, { payload: { memberId } }) => {
    const { rows } = await context.transaction.query<{ id: string }>(
      `select distinct instance_id as id from flow_task
       where tenant_id = $1 and assignee_id = $2 and state = 'open' and kind <> 'cc'`,
      [context.tenantId, memberId],
      'flow-tasks-held',
    )
    for (const { id } of rows) context.enqueue(releaseTasks, { instanceId: id, memberId })
  },
})
