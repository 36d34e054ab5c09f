import { enterTenant, type Transaction } from '../../database/index.ts'
import type { Actor, Services } from '../operation/index.ts'
import { sessionLimit } from './session-limit.ts'

interface SessionRow {
  id: string
  account_id: string
  active_tenant_id: string | null
  active_member_id: string | null
  remembered: boolean
  created_at: string
  last_seen_at: string
  expires_at: string
  account_name: string
  must_change_password: boolean
}

/** Presence is noted this often. */
const noteAfter = 60_000

/**
 * Reads the session of a token, if it still holds, and notes the visit where there is one (`origin`).
 * Somebody who must change the password first acts as an account only: no tenant opens before that.
 */
export async function readSession(
  services: Services,
  transaction: Transaction,
  tokenHash: Buffer,
  now: Date,
  origin?: { ip: string; userAgent: string },
): Promise<{ actor: Actor; accountId: string; endsAt: number } | undefined> {
  const { rows } = await transaction.query<SessionRow>(
    `select s.id, s.account_id, s.active_tenant_id, s.active_member_id, s.remembered, s.created_at, s.last_seen_at, s.expires_at,
       a.name as account_name, a.must_change_password
     from session s
     join account a on a.id = s.account_id and a.status <> 'disabled'
     where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2`,
    [tokenHash, now],
    'session-read',
  )
  const row = rows[0]
  if (!row) return undefined
  const seen = Date.parse(row.last_seen_at)
  const limit = await sessionLimit(services, {
    tenantId: row.active_tenant_id,
    remembered: row.remembered,
  })
  // What is set may have become stricter since the session began.
  const lastEnd = Math.min(Date.parse(row.expires_at), Date.parse(row.created_at) + limit.absolute)
  if (now.getTime() >= Math.min(lastEnd, seen + limit.idle)) return undefined
  const noted = origin !== undefined && now.getTime() - seen >= noteAfter
  if (noted) {
    await transaction.query(
      'update session set last_seen_at = $2, ip = $3, user_agent = $4 where id = $1',
      [row.id, now, origin.ip, origin.userAgent.slice(0, 400)],
      'session-seen',
    )
  }
  const lastSeen = noted ? now.getTime() : seen
  return {
    actor: await actorOfRow(transaction, row),
    accountId: row.account_id,
    endsAt: Math.min(lastEnd, lastSeen + limit.idle),
  }
}

async function actorOfRow(transaction: Transaction, row: SessionRow): Promise<Actor> {
  const account: Actor = {
    kind: 'account',
    accountId: row.account_id,
    name: row.account_name,
    sessionId: row.id,
  }
  const { active_tenant_id: tenantId, active_member_id: memberId } = row
  if (!tenantId || !memberId || row.must_change_password) return account
  await enterTenant(transaction, tenantId)
  const { rows } = await transaction.query<{ name: string }>(
    `select m.name from member m join tenant t on t.id = m.tenant_id and t.status = 'active'
     where m.tenant_id = $1 and m.id = $2 and m.account_id = $3 and m.status = 'active'`,
    [tenantId, memberId, row.account_id],
    'session-member',
  )
  return rows[0] ? { ...account, kind: 'member', tenantId, memberId, name: rows[0].name } : account
}
