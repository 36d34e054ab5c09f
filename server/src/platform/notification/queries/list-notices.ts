import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { fillText } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'

/** What is left of a notice that no module of this release sends. */
const unknown = { zh: '来自其他版本的通知', en: 'A notice of another release' }

export const listNotices = defineOperation({
  id: 'notice.list',
  kind: 'query',
  method: 'GET',
  path: '/api/notices',
  summary: { zh: '我的通知', en: 'My notices, newest first' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ ...pageInputSchema, cursor: z.uuid().optional(), unread: z.boolean().optional() }),
  output: pageOf(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      text: z.string(),
      link: z.string().nullable(),
      createdAt: z.iso.datetime(),
      readAt: z.iso.datetime().nullable(),
    }),
  ),
  run: async ({ db, tenantId, memberId, locale, services }, { cursor, limit, unread }) => {
    let query = db
      .selectFrom('notice')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('member_id', '=', memberId)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (cursor) query = query.where('id', '<', cursor)
    if (unread) query = query.where('read_at', 'is', null)
    const rows = await query.execute()
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      kind: row.kind,
      text: fillText(
        (services.notices.get(row.kind)?.text ?? unknown)[locale],
        row.params as Record<string, string>,
      ),
      link: row.link,
      createdAt: row.created_at,
      readAt: row.read_at,
    }))
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
  },
})
