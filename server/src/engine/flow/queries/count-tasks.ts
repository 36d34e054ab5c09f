import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'

/** Numbers on the inbox (N3.11). */
export const countTasks = defineOperation({
  id: 'task.counts',
  kind: 'query',
  method: 'GET',
  path: '/api/tasks/counts',
  summary: { zh: '待办数量', en: 'How much waits in the inbox' },
  access: 'member',
  input: z.object({}),
  output: z.object({ todo: z.int(), cc: z.int(), overdue: z.int() }),
  run: async (context) => {
    const { rows } = await context.transaction.query<{ todo: number; cc: number; overdue: number }>(
      `select
         (select count(*) from flow_task where tenant_id = $1 and assignee_id = $2 and state = 'open' and kind <> 'cc') as todo,
         (select count(*) from flow_task where tenant_id = $1 and assignee_id = $2 and state = 'open' and kind = 'cc') as cc,
         (select count(*) from flow_task where tenant_id = $1 and assignee_id = $2 and state = 'open' and kind <> 'cc'
            and due_at < $3) as overdue`,
      [context.tenantId, context.memberId, context.clock.now()],
      'inbox-counts',
    )
    return rows[0]!
  },
})
