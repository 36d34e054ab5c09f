import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { describeDevice } from '../describe-device.ts'
import { sessionLimit } from '../session-limit.ts'
import { signedInAccount } from '../signed-in-account.ts'

export const listSessions = defineOperation({
  id: 'identity.sessions',
  kind: 'query',
  method: 'GET',
  path: '/api/me/sessions',
  summary: { zh: '我的登录会话', en: 'Where I am signed in' },
  access: 'account',
  transaction: 'identity',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        current: z.boolean(),
        device: z.string(),
        ip: z.string().nullable(),
        createdAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
      }),
    ),
  }),
  run: async (context) => {
    const { transaction, clock } = context
    const { accountId, sessionId } = signedInAccount(context)
    const now = clock.now().getTime()
    const { rows } = await transaction.query<{
      id: string
      active_tenant_id: string | null
      ip: string | null
      user_agent: string
      remembered: boolean
      created_at: string
      last_seen_at: string
      expires_at: string
    }>(
      `select id, active_tenant_id, host(ip) as ip, user_agent, remembered, created_at, last_seen_at, expires_at from session
       where account_id = $1 and revoked_at is null and expires_at > $2 order by last_seen_at desc limit 200`,
      [accountId, clock.now()],
    )
    const limits = await Promise.all(
      rows.map(({ active_tenant_id: tenantId, remembered }) =>
        sessionLimit(context.services, { tenantId, remembered }),
      ),
    )
    const open = rows.filter((row, index) => now < Date.parse(row.last_seen_at) + limits[index]!.idle)
    return {
      items: open.map((row) => ({
        id: row.id,
        current: row.id === sessionId,
        device: describeDevice(row.user_agent),
        ip: row.ip,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        expiresAt: row.expires_at,
      })),
    }
  },
})
