import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

export const listMails = defineOperation({
  id: 'mail.outbox',
  kind: 'query',
  method: 'GET',
  path: '/api/mails',
  summary: { zh: '邮件发件箱', en: 'Mails of this tenant, newest first, with what became of them' },
  access: { permission: 'outbox.read' },
  input: z.object({ ...pageInputSchema, cursor: z.uuid().optional() }),
  output: pageOf(
    z.object({
      id: z.uuid(),
      to: z.string(),
      subject: z.string(),
      body: z.string(),
      state: z.enum(['queued', 'local', 'sent', 'failed']),
      error: z.string().nullable(),
      createdAt: z.iso.datetime(),
      sentAt: z.iso.datetime().nullable(),
    }),
  ),
  run: async ({ db, tenantId }, { cursor, limit }) => {
    let query = db
      .selectFrom('mail')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (cursor) query = query.where('id', '<', cursor)
    const rows = await query.execute()
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      to: row.to_address,
      subject: row.subject,
      body: row.body,
      state: row.state,
      error: row.error,
      createdAt: row.created_at,
      sentAt: row.sent_at,
    }))
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
  },
})
