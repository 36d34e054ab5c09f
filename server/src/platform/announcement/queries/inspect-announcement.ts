import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { audienceSchema, isForMember } from '../audience.ts'
import { announcementNotFound } from '../errors.ts'
import { kindValues } from '../kinds.ts'

/** Names of readers that are told at once. */
const mostUnread = 100

export const inspectAnnouncement = defineOperation({
  id: 'announcement.inspect',
  kind: 'query',
  method: 'GET',
  path: '/api/announcements/:announcementId/manage',
  summary: {
    zh: '管理一条公告：内容、范围、谁还没有读',
    en: 'An announcement as whoever manages it sees it: whom it is for, and who has not read it',
  },
  access: { permission: 'announcement.manage' },
  input: z.object({ announcementId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    version: z.int(),
    kind: z.enum(kindValues),
    title: z.string(),
    body: z.string(),
    audience: audienceSchema.required(),
    state: z.enum(['scheduled', 'published', 'withdrawn']),
    publishAt: z.iso.datetime(),
    /** How many it was told to, and how many of those it is for have read it. */
    told: z.int(),
    read: z.int(),
    /** Names of the first of those who have not. */
    unread: z.array(z.object({ memberId: z.uuid(), name: z.string() })),
  }),
  heavy: () => true,
  run: async ({ transaction, tenantId }, { announcementId }) => {
    const { rows } = await transaction.query<{
      id: string
      version: number
      kind: (typeof kindValues)[number]
      title: string
      body: string
      state: 'scheduled' | 'published' | 'withdrawn'
      publishAt: string
      told: number
      read: number
      all: boolean
      departmentIds: string[]
      roleIds: string[]
      memberIds: string[]
    }>(
      `select id, version, kind, title, body, state, publish_at as "publishAt", told, to_all as "all",
         department_ids as "departmentIds", role_ids as "roleIds", member_ids as "memberIds",
         (select count(*)::int from announcement_read r where r.tenant_id = $1 and r.announcement_id = a.id) as read
       from announcement a where tenant_id = $1 and id = $2`,
      [tenantId, announcementId],
    )
    if (!rows[0]) throw announcementNotFound()
    const { all, departmentIds, roleIds, memberIds, ...shown } = rows[0]
    const { rows: unread } = await transaction.query<{ memberId: string; name: string }>(
      `select m.id as "memberId", m.name from member m join announcement a on a.tenant_id = m.tenant_id and a.id = $2
       where m.tenant_id = $1 and m.status = 'active' and a.state = 'published' and ${isForMember}
         and not exists (select from announcement_read r
           where r.tenant_id = $1 and r.announcement_id = a.id and r.member_id = m.id)
       order by m.name, m.id limit ${mostUnread}`,
      [tenantId, announcementId],
    )
    return { ...shown, audience: { all, departmentIds, roleIds, memberIds }, unread }
  },
})
