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
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({ todo: z.int(), cc: z.int(), overdue: z.int() }),
  run: async (context) => {
    const { rows } = await context.transaction.query<{ todo: number; cc: number; overdue: number }>(
      countSql,
      [context.tenantId, context.memberId, context.clock.now()],
      'inbox-counts',
    )
    return rows[0]!
  },
})

const mine = (which: string) => `
  from flow_task t join form f on f.tenant_id = t.tenant_id and f.id = t.form_id and f.deleted_at is null
  where t.tenant_id = $1 and t.assignee_id = $2 and t.state = 'open' and ${which}`

const countSql = `
  select todo.count as todo, todo.overdue, cc.count as cc
  from (select count(*) as count, count(*) filter (where t.due_at < $3) as overdue ${mine(`t.kind <> 'cc'`)}) todo,
    (select count(*) as count ${mine(`t.kind = 'cc'`)}) cc`
