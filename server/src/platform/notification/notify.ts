import { fillText, newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { NoticeType } from './define-notice.ts'
import { deliverNotice } from './jobs/deliver-notice.ts'
import { readChoices, standardChoice } from './notice-choice.ts'
import { planDeliveries } from './plan-delivery.ts'

export interface Notification<Param extends string> {
  memberIds: string[]
  notice: NoticeType<Param>
  /** What the text of the notice names. */
  params: Record<NoInfer<Param>, string>
  /** Where a click leads, e.g. `/inbox/<taskId>`. */
  link?: string
}

/**
 * Tells members something: a notice in the app now, and by the channel of their choice soon. Runs in the caller's transaction, so
 * nobody is told of what did not happen.
 */
export async function notify<Param extends string>(
  context: OperationContext,
  notification: Notification<Param>,
): Promise<void> {
  const {
    notice: { kind, text },
    params,
    link = null,
  } = notification
  const memberIds = [...new Set(notification.memberIds)]
  if (memberIds.length === 0) return
  const recipients = await context.db
    .selectFrom('member')
    .select(['id', 'email'])
    .where('tenant_id', '=', context.tenantId)
    .where('id', 'in', memberIds)
    .where('status', '=', 'active')
    .execute()
  if (recipients.length === 0) return
  const now = context.clock.now().toISOString()
  const choices = await readChoices(
    context,
    recipients.map(({ id }) => id),
  )
  const told = recipients.map(({ id, email }) => ({
    noticeId: newId(),
    memberId: id,
    kind,
    email,
    text: fillText(text.zh, params),
    link,
    choice: choices.get(id) ?? standardChoice,
  }))
  await context.db
    .insertInto('notice')
    .values(
      told.map(({ noticeId, memberId }) => ({
        tenant_id: context.tenantId,
        id: noticeId,
        member_id: memberId,
        kind,
        params: JSON.stringify(params),
        link,
        created_at: now,
        read_at: null,
      })),
    )
    .execute()
  const planned = await planDeliveries(context, told)
  for (const { id, isDue } of planned) if (isDue) context.enqueue(deliverNotice, { deliveryId: id })
  context.afterCommit(() => {
    for (const { id } of recipients)
      context.services.live.publish(context.tenantId, id, 'notice.created', { kind })
  })
}
