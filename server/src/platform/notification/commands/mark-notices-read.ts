import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

export const markNoticesRead = defineOperation({
  id: 'notice.markRead',
  kind: 'command',
  method: 'POST',
  path: '/api/notices/read',
  summary: { zh: '标为已读', en: 'Mark notices as read: those named, or all' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ noticeIds: z.array(z.uuid()).max(200).optional() }),
  output: z.object({ marked: z.int() }),
  audit: false,
  run: async ({ db, tenantId, memberId, clock }, { noticeIds }) => {
    let query = db
      .updateTable('notice')
      .set({ read_at: clock.now().toISOString() })
      .where('tenant_id', '=', tenantId)
      .where('member_id', '=', memberId)
      .where('read_at', 'is', null)
    if (noticeIds) query = query.where('id', 'in', noticeIds)
    const { numUpdatedRows } = await query.executeTakeFirst()
    return { marked: Number(numUpdatedRows) }
  },
})
