import type { OperationContext } from '../operation/index.ts'
import type { NoticeType } from './define-notice.ts'

export interface SettledNotices {
  memberIds: string[]
  notices: readonly NoticeType[]
  link: string
}

/** Marks notices as read whose errand is done, wherever it was done; the bell is told after the commit. */
export async function settleNotices(
  context: OperationContext,
  { memberIds, notices, link }: SettledNotices,
): Promise<void> {
  const { tenantId, transaction, services } = context
  const { rows } = await transaction.query<{ member_id: string }>(
    `update notice set read_at = $5
     where tenant_id = $1 and member_id = any($2::uuid[]) and read_at is null and link = $3 and kind = any($4::text[])
     returning member_id`,
    [tenantId, memberIds, link, notices.map(({ kind }) => kind), context.clock.now()],
    'notice-settle',
  )
  if (rows.length === 0) return
  context.afterCommit(() => {
    for (const memberId of new Set(rows.map(({ member_id }) => member_id)))
      services.live.publish(tenantId, memberId, 'notice.created', {})
  })
}
