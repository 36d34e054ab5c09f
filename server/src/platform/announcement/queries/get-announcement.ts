import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { isForMember } from '../audience.ts'
import { announcementNotFound } from '../errors.ts'
import { kindValues } from '../kinds.ts'

export const getAnnouncement = defineOperation({
  id: 'announcement.get',
  kind: 'query',
  method: 'GET',
  path: '/api/announcements/:announcementId',
  summary: { zh: '一条发给我的公告', en: 'An announcement for me' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ announcementId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    kind: z.enum(kindValues),
    title: z.string(),
    body: z.string(),
    publishedAt: z.iso.datetime(),
    byName: z.string().nullable(),
    readAt: z.iso.datetime().nullable(),
  }),
  run: async ({ transaction, tenantId, memberId }, { announcementId }) => {
    const { rows } = await transaction.query<{
      id: string
      kind: (typeof kindValues)[number]
      title: string
      body: string
      publishedAt: string
      byName: string | null
      readAt: string | null
    }>(
      `select a.id, a.kind, a.title, a.body, a.publish_at as "publishedAt", r.read_at as "readAt",
         (select name from member w where w.tenant_id = a.tenant_id and w.id = a.created_by) as "byName"
       from announcement a
       join member m on m.tenant_id = a.tenant_id and m.id = $2
       left join announcement_read r on r.tenant_id = a.tenant_id and r.announcement_id = a.id and r.member_id = m.id
       where a.tenant_id = $1 and a.id = $3 and a.state = 'published' and ${isForMember}`,
      [tenantId, memberId, announcementId],
    )
    if (!rows[0]) throw announcementNotFound()
    return rows[0]
  },
})
