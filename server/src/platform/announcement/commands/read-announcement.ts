import { z } from 'zod'
import { settleNotices } from '../../notification/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { isForMember } from '../audience.ts'
import { announcementNotFound } from '../errors.ts'
import { announced } from '../notices.ts'
import { linkOf } from '../publish.ts'

export const readAnnouncement = defineOperation({
  id: 'announcement.read',
  kind: 'command',
  method: 'POST',
  path: '/api/announcements/:announcementId/read',
  summary: { zh: '标记公告已读', en: 'Mark an announcement as read' },
  access: 'member',
  keys: 'closed',
  input: z.object({ announcementId: z.uuid() }),
  output: z.object({}),
  audit: false,
  run: async (context, { announcementId }) => {
    const { transaction, tenantId, memberId, clock } = context
    const { rowCount } = await transaction.query(
      `insert into announcement_read (tenant_id, announcement_id, member_id, read_at)
       select $1, a.id, m.id, $4 from announcement a join member m on m.tenant_id = a.tenant_id and m.id = $3
       where a.tenant_id = $1 and a.id = $2 and a.state = 'published' and ${isForMember}
       on conflict (tenant_id, announcement_id, member_id) do update set read_at = announcement_read.read_at
       returning 1`,
      [tenantId, announcementId, memberId, clock.now()],
    )
    if (rowCount === 0) throw announcementNotFound()
    await settleNotices(context, {
      memberIds: [memberId],
      notices: [announced],
      link: linkOf(announcementId),
    })
    return {}
  },
})
