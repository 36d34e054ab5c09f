import type { OperationContext } from '../operation/index.ts'
import type { NoticeType } from './define-notice.ts'

/** Takes notices back: they are gone from the app, and what has not left the house yet does not. */
export async function withdrawNotices(
  context: OperationContext,
  { kind }: NoticeType,
  link: string,
): Promise<void> {
  const { tenantId, transaction, services } = context
  const { rows } = await transaction.query<{ id: string; member_id: string }>(
    'delete from notice where tenant_id = $1 and kind = $2 and link = $3 returning id, member_id',
    [tenantId, kind, link],
    'notice-withdraw',
  )
  if (rows.length === 0) return
  await transaction.query(
    `update notice_delivery set state = 'skipped', due_at = null, error = 'Withdrawn'
     where tenant_id = $1 and notice_id = any($2::uuid[]) and due_at is not null and state in ('queued', 'failed')`,
    [tenantId, rows.map(({ id }) => id)],
    'notice-withdraw-deliveries',
  )
  context.afterCommit(() => {
    for (const memberId of new Set(rows.map(({ member_id }) => member_id)))
      services.live.publish(tenantId, memberId, 'notice.created', {})
  })
}
