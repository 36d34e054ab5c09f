import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'

/** How many tasks wait for a member, for whoever is about to disable them: these will be given to others. */
export const countHeldTasks = defineOperation({
  id: 'task.heldBy',
  kind: 'query',
  method: 'GET',
  path: '/api/members/:memberId/open-tasks',
  summary: { zh: '成员名下的待办数量', en: 'How many tasks wait for a member' },
  access: { permission: 'member.manage' },
  input: z.object({ memberId: z.uuid() }),
  output: z.object({ open: z.int() }),
  run: async (context, { memberId }) => {
    const { rows } = await context.transaction.query<{ open: number }>(
      `select count(*)::integer as open from flow_task
       where tenant_id = $1 and assignee_id = $2 and state = 'open' and kind <> 'cc'`,
      [context.tenantId, memberId],
      'flow-held-tasks',
    )
    return rows[0]!
  },
})
