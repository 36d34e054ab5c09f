import { settleNotices } from '../../../platform/notification/index.ts'
import { defineSubscriber } from '../../../platform/operation/index.ts'
import { taskClosed } from '../events.ts'
import { taskOpened, taskOverdue, taskReturned, taskUrged } from '../notices.ts'

/** Who has handled what a notice asked of them, or has been relieved of it, need not read the notice any more (N3.11). */
export const settleTaskNotices = defineSubscriber({
  name: 'flow-settle-notices',
  events: [taskClosed],
  handle: async (context, { payload: { instanceId, assigneeId } }) => {
    const { rowCount } = await context.transaction.query(
      `select from flow_task
       where tenant_id = $1 and instance_id = $2 and assignee_id = $3 and state = 'open' and kind <> 'cc' limit 1`,
      [context.tenantId, instanceId, assigneeId],
    )
    // Another task there still asks for them.
    if (rowCount !== 0) return
    await settleNotices(context, {
      memberIds: [assigneeId],
      notices: [taskOpened, taskReturned, taskOverdue, taskUrged],
      link: `/instances/${instanceId}`,
    })
  },
})
