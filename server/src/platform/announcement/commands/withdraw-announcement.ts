import { z } from 'zod'
import { withdrawNotices } from '../../notification/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { alreadyWithdrawn, announcementNotFound } from '../errors.ts'
import { announced } from '../notices.ts'
import { linkOf } from '../publish.ts'

export const withdrawAnnouncement = defineOperation({
  id: 'announcement.withdraw',
  kind: 'command',
  method: 'POST',
  path: '/api/announcements/:announcementId/withdraw',
  summary: {
    zh: '撤回公告：成员不再看到，未发出的通知不再发出',
    en: 'Withdraw an announcement: nobody sees it any more, and what has not left yet stays',
  },
  access: { permission: 'announcement.manage' },
  input: z.object({ announcementId: z.uuid() }),
  output: z.object({ title: z.string() }),
  audit: ({ announcementId }, { title }) => ({ type: 'announcement', id: announcementId, name: title }),
  run: async (context, { announcementId }) => {
    const { transaction, tenantId, clock } = context
    const { rows } = await transaction.query<{ state: string; title: string }>(
      'select state, title from announcement where tenant_id = $1 and id = $2 for update',
      [tenantId, announcementId],
    )
    if (!rows[0]) throw announcementNotFound()
    if (rows[0].state === 'withdrawn') throw alreadyWithdrawn()
    await transaction.query(
      `update announcement set state = 'withdrawn', withdrawn_at = $3, version = version + 1
       where tenant_id = $1 and id = $2`,
      [tenantId, announcementId, clock.now()],
    )
    await withdrawNotices(context, announced, linkOf(announcementId))
    return { title: rows[0].title }
  },
})
