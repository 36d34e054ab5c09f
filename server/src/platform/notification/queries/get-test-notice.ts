import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import type { DeliveryState } from '../tables.ts'

/** Nobody waits longer for a test. */
const hour = 3_600_000

export const getTestNotice = defineOperation({
  id: 'notice.testResult',
  kind: 'query',
  method: 'GET',
  path: '/api/notices/tests',
  summary: {
    zh: '我最近一条测试消息的结果',
    en: 'What became of my newest test message by a channel',
  },
  access: 'member',
  keys: 'closed',
  input: z.object({ channel: z.string().max(40) }),
  output: z.object({
    /** Null: none was sent. */
    state: z.enum(['queued', 'sending', 'local', 'sent', 'failed', 'uncertain', 'skipped']).nullable(),
    error: z.string().nullable(),
  }),
  run: async ({ transaction, tenantId, memberId, clock }, { channel }) => {
    const { rows } = await transaction.query<{ state: DeliveryState; error: string | null }>(
      `select state, error from notice_delivery
       where tenant_id = $1 and member_id = $2 and channel = $3 and notice_id is null and created_at > $4
       order by id desc limit 1`,
      [tenantId, memberId, channel, new Date(clock.now().getTime() - hour)],
    )
    return rows[0] ?? { state: null, error: null }
  },
})
