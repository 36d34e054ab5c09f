import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

/** Counting stops here: a badge says 99+. */
const countLimit = 100

export const countNotices = defineOperation({
  id: 'notice.counts',
  kind: 'query',
  method: 'GET',
  path: '/api/notices/counts',
  summary: { zh: '未读通知数', en: 'How many notices are unread' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({ unread: z.int() }),
  run: async ({ transaction, tenantId, memberId }) => {
    const { rows } = await transaction.query<{ unread: number }>(
      `select count(*)::int as unread from (
         select from notice where tenant_id = $1 and member_id = $2 and read_at is null limit ${countLimit}
       ) as first_unread`,
      [tenantId, memberId],
      'notice-counts',
    )
    return { unread: rows[0]!.unread }
  },
})
