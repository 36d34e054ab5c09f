import { fillText, newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { NoticeType } from './define-notice.ts'
import { sendMail } from './jobs/send-mail.ts'

export interface Notification<Param extends string> {
  memberIds: string[]
  notice: NoticeType<Param>
  /** What the text of the notice names. */
  params: Record<NoInfer<Param>, string>
  /** Where a click leads, e.g. `/inbox/<taskId>`. */
  link?: string
}

/**
 * Tells members something: a notice in the app now, and a mail through the outbox. Runs in the caller's transaction, so
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
  const subject = fillText(text.zh, params)
  await context.db
    .insertInto('notice')
    .values(
      recipients.map(({ id }) => ({
        tenant_id: context.tenantId,
        id: newId(),
        member_id: id,
        kind,
        params: JSON.stringify(params),
        link,
        created_at: now,
        read_at: null,
      })),
    )
    .execute()
  const address = context.services.config.publicUrl ?? ''
  await queueMail(
    context,
    recipients
      .filter(({ email }) => email)
      .map(({ email }) => ({ to: email!, subject, body: `${subject}\n\n${address}${link ?? ''}` })),
  )
  context.afterCommit(() => {
    for (const { id } of recipients)
      context.services.live.publish(context.tenantId, id, 'notice.created', { kind })
  })
}

export interface MailDraft {
  to: string
  subject: string
  body: string
}

/** Puts mails into the tenant's outbox and queues their sending. */
export async function queueMail(context: OperationContext, drafts: MailDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const now = context.clock.now().toISOString()
  const state = (await context.services.mail.isSet()) ? 'queued' : 'local'
  const mails = drafts.map((draft) => ({
    tenant_id: context.tenantId,
    id: newId(),
    to_address: draft.to,
    subject: draft.subject,
    body: draft.body,
    state: state as 'queued' | 'local',
    error: null,
    created_at: now,
    sent_at: null,
  }))
  await context.db.insertInto('mail').values(mails).execute()
  if (state === 'queued') for (const { id } of mails) context.enqueue(sendMail, { mailId: id })
}
