import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { isForMember } from '../audience.ts'
import { kindValues } from '../kinds.ts'

export const listAnnouncements = defineOperation({
  id: 'announcement.list',
  kind: 'query',
  method: 'GET',
  path: '/api/announcements',
  summary: { zh: '发给我的公告', en: 'Announcements for me, the newest first' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    ...pageInputSchema,
    /** `place` of the last one that was seen. */
    cursor: z.uuid().optional(),
    unread: z.boolean().optional(),
  }),
  output: pageOf(
    z.object({
      id: z.uuid(),
      kind: z.enum(kindValues),
      title: z.string(),
      publishedAt: z.iso.datetime(),
      readAt: z.iso.datetime().nullable(),
    }),
  ),
  run: async ({ transaction, tenantId, memberId }, { cursor, limit, unread }) => {
    const { rows } = await transaction.query<{
      id: string
      kind: (typeof kindValues)[number]
      title: string
      publishedAt: string
      readAt: string | null
      place: string
    }>(
      `select a.id, a.kind, a.title, a.publish_at as "publishedAt", r.read_at as "readAt", a.place
       from announcement a
       join member m on m.tenant_id = a.tenant_id and m.id = $2
       left join announcement_read r on r.tenant_id = a.tenant_id and r.announcement_id = a.id and r.member_id = m.id
       where a.tenant_id = $1 and a.state = 'published' and ($3::uuid is null or a.place < $3)
         and ($4::boolean is not true or r.read_at is null) and ${isForMember}
       order by a.place desc limit $5`,
      [tenantId, memberId, cursor ?? null, unread ?? null, limit + 1],
      'announcement-list',
    )
    const shown = rows.slice(0, limit)
    return {
      items: shown.map(({ place: _, ...item }) => item),
      nextCursor: rows.length > limit ? shown.at(-1)!.place : null,
    }
  },
})
