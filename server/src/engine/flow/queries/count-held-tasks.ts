import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
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
      `select (select count(*)::integer from flow_task t
         where t.tenant_id = $1 and t.assignee_id = $2 and t.state = 'open' and t.kind <> 'cc') as open
       from member m where m.tenant_id = $1 and m.id = $2`,
      [context.tenantId, memberId],
      'flow-held-tasks',
    )
    if (!rows[0]) throw notFound({ zh: '成员', en: 'member' })
    return rows[0]
  },
})
