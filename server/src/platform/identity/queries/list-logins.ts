import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { describeDevice } from '../describe-device.ts'

interface LoginRow {
  id: string
  at: string
  outcome: 'signedIn' | 'wrongPassword' | 'locked'
  ip: string | null
  user_agent: string
  member_id: string
  name: string
}

export const listLogins = defineOperation({
  id: 'identity.loginLog',
  kind: 'query',
  method: 'GET',
  path: '/api/logins',
  summary: { zh: '登录日志', en: 'Attempts to sign in to this workspace by its members, newest first' },
  access: { permission: 'audit.read' },
  transaction: 'identity',
  input: z.object({
    ...pageInputSchema,
    memberId: z.uuid().optional(),
    outcome: z.enum(['signedIn', 'wrongPassword', 'locked']).optional(),
    /** Not before this time. */
    from: z.iso.datetime({ offset: true }).optional(),
    /** Before this time. */
    to: z.iso.datetime({ offset: true }).optional(),
  }),
  output: pageOf(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      memberId: z.uuid(),
      name: z.string(),
      outcome: z.enum(['signedIn', 'wrongPassword', 'locked']),
      ip: z.string().nullable(),
      device: z.string(),
    }),
  ),
  run: async ({ transaction, tenantId }, { cursor, limit, memberId, outcome, from, to }) => {
    const [at = null, id = null] = cursor ? readCursor<[string, string]>(cursor, ['time', 'uuid']) : []
    const { rows } = await transaction.query<LoginRow>(
      `select e.id, e.at, e.outcome, host(e.ip) as ip, e.user_agent, m.id as member_id, m.name
       from member m join login_event e on e.account_id = m.account_id
       where m.tenant_id = $1 and e.workspace_id = $1 and ($2::uuid is null or m.id = $2) and ($3::text is null or e.outcome = $3)
         and ($4::timestamptz is null or e.at >= $4) and ($5::timestamptz is null or e.at < $5)
         and ($6::timestamptz is null or (e.at, e.id) < ($6, $7::uuid))
       order by e.at desc, e.id desc limit $8`,
      [tenantId, memberId ?? null, outcome ?? null, from ?? null, to ?? null, at, id, limit + 1],
    )
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      at: row.at,
      memberId: row.member_id,
      name: row.name,
      outcome: row.outcome,
      ip: row.ip,
      device: describeDevice(row.user_agent),
    }))
    const last = items.at(-1)
    return { items, nextCursor: last && rows.length > limit ? writeCursor([last.at, last.id]) : null }
  },
})
