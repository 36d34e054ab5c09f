import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import type { DeliveryState } from '../tables.ts'

interface MailRow {
  id: string
  to: string
  subject: string
  body: string
  channel: string
  state: DeliveryState
  error: string | null
  createdAt: string
  sentAt: string | null
  /** What only whoever gets the mail may read; null where there is nothing. */
  sealed: string | null
}

export const listMails = defineOperation({
  id: 'mail.outbox',
  kind: 'query',
  method: 'GET',
  path: '/api/mails',
  summary: {
    zh: '外发消息（链接和验证码不显示）',
    en: 'Mails and other messages of this tenant, newest first, with what became of them; their links and codes are masked',
  },
  access: { permission: 'outbox.read' },
  transaction: 'identity',
  input: z.object({ ...pageInputSchema, cursor: z.uuid().optional() }),
  output: pageOf(
    z.object({
      id: z.uuid(),
      /** `mail`, `sms`, `wecom`, … */
      channel: z.string(),
      to: z.string(),
      subject: z.string(),
      body: z.string(),
      state: z.enum(['queued', 'sending', 'local', 'sent', 'failed', 'uncertain', 'skipped']),
      error: z.string().nullable(),
      createdAt: z.iso.datetime(),
      sentAt: z.iso.datetime().nullable(),
    }),
  ),
  run: async (context, { cursor, limit }) => {
    const { transaction, tenantId } = context
    const { rows } = await transaction.query<MailRow>(
      `(select id, channel, to_address as "to", subject, body, state, error, created_at as "createdAt", sent_at as "sentAt",
          null as sealed from notice_delivery where tenant_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3)
       union all
       (select id, 'mail', to_address, subject, body, state, error, created_at, sent_at, sealed from account_mail
        where shown_in = $1 and ($2::uuid is null or id < $2) order by id desc limit $3)
       order by id desc limit $3`,
      [tenantId, cursor ?? null, limit + 1],
    )
    const open = await mayReadSecrets(context)
    const items = rows.slice(0, limit).map(({ sealed, ...row }) => ({
      ...row,
      body: open && sealed ? context.services.secrets.open(sealed).toString() : row.body,
    }))
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
  },
})

/** The demo company shows what its mails hold: nobody gets them, and they open nothing but the demo. */
async function mayReadSecrets({ transaction, tenantId }: OperationContext): Promise<boolean> {
  const { rowCount } = await transaction.query('select from tenant where id = $1 and demo', [tenantId])
  return rowCount === 1
}
