import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { announcementFields } from '../announcement-schema.ts'
import { requireAudience } from '../audience.ts'
import { alreadyPublished, announcementChanged, announcementNotFound } from '../errors.ts'
import { publishAnnouncement } from '../publish.ts'
import { timeOf } from '../time-of.ts'

export const updateAnnouncement = defineOperation({
  id: 'announcement.update',
  kind: 'command',
  method: 'PUT',
  path: '/api/announcements/:announcementId',
  summary: {
    zh: '修改还没有发布的公告',
    en: 'Change an announcement that is not published yet',
  },
  access: { permission: 'announcement.manage' },
  input: z.object({ announcementId: z.uuid(), version: z.int().min(1), ...announcementFields }),
  output: z.object({ state: z.enum(['scheduled', 'published']) }),
  audit: ({ announcementId, title }) => ({ type: 'announcement', id: announcementId, name: title }),
  run: async (context, { announcementId, version, kind, title, body, audience, publishAt }) => {
    const { transaction, tenantId, clock } = context
    const { rows } = await transaction.query<{ state: string; version: number }>(
      'select state, version from announcement where tenant_id = $1 and id = $2 for update',
      [tenantId, announcementId],
    )
    if (!rows[0]) throw announcementNotFound()
    if (rows[0].state !== 'scheduled') throw alreadyPublished()
    if (rows[0].version !== version) throw announcementChanged()
    const at = timeOf(clock.now(), publishAt)
    const { all, departmentIds, roleIds, memberIds } = await requireAudience(context, audience)
    await transaction.query(
      `update announcement set kind = $3, title = $4, body = $5, to_all = $6, department_ids = $7, role_ids = $8,
         member_ids = $9, publish_at = $10, version = version + 1
       where tenant_id = $1 and id = $2`,
      [tenantId, announcementId, kind, title, body, all, departmentIds, roleIds, memberIds, at],
    )
    const told = await publishAnnouncement(context, announcementId)
    return { state: told === undefined ? ('scheduled' as const) : ('published' as const) }
  },
})
