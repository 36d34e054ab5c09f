import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { settleNotices } from '../../../platform/notification/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { taskCopied } from '../notices.ts'

/** Whoever got a copy has seen it (N3.3). Marking it again changes nothing. */
export const markTaskRead = defineOperation({
  id: 'task.markRead',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/read',
  summary: { zh: '标为已阅', en: 'Mark a copy as read' },
  access: 'member',
  keys: 'unnarrowed',
  audit: false,
  input: z.object({ taskId: z.uuid() }),
  output: z.object({ taskId: z.uuid(), state: z.literal('read') }),
  run: async (context, { taskId }) => {
    const { tenantId, memberId, services } = context
    const { rows } = await context.transaction.query<{ instance_id: string }>(
      `update flow_task set state = 'read', verb = 'read', closed_at = $4, closed_by = $3
       where tenant_id = $1 and id = $2 and assignee_id = $3 and kind = 'cc' and state = 'open'
       returning instance_id`,
      [tenantId, taskId, memberId, context.clock.now()],
      'flow-mark-read',
    )
    const copy = rows[0]
    if (!copy) await requireCopy(context, taskId)
    else {
      const link = `/instances/${copy.instance_id}`
      await settleNotices(context, { memberIds: [memberId], notices: [taskCopied], link })
      context.afterCommit(() => services.live.publish(tenantId, memberId, 'inbox.changed', {}))
    }
    return { taskId, state: 'read' as const }
  },
})

/** @throws notFound when it is not a copy for the actor */
async function requireCopy(context: OperationContext, taskId: string): Promise<void> {
  const { rowCount } = await context.transaction.query(
    `select from flow_task where tenant_id = $1 and id = $2 and assignee_id = $3 and kind = 'cc'`,
    [context.tenantId, taskId, context.memberId],
  )
  if (rowCount === 0) throw notFound({ zh: '抄送', en: 'copy' })
}
