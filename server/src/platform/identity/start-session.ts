import { hashToken, newId, newToken } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { sessionLimit } from './session-limit.ts'

export interface NewSession {
  accountId: string
  tenantId?: string | undefined
  memberId?: string | undefined
  remembered: boolean
}

/** Signs somebody in: a session of which only the hash is stored, and its cookie on the answer (P1.5). */
export async function startSession(context: OperationContext, session: NewSession): Promise<string> {
  const { transaction, clock, origin, response } = context
  const now = clock.now()
  const id = newId()
  const token = newToken()
  const { absolute } = await sessionLimit(context.services, {
    tenantId: session.tenantId,
    remembered: session.remembered,
  })
  const expiresAt = new Date(now.getTime() + absolute)
  await transaction.query(
    `insert into session (id, token_hash, account_id, active_tenant_id, active_member_id, remembered, created_at,
       last_seen_at, expires_at, ip, user_agent)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10)`,
    [
      id,
      hashToken(token),
      session.accountId,
      session.tenantId ?? null,
      session.memberId ?? null,
      session.remembered,
      now,
      expiresAt,
      origin.ip ?? null,
      (origin.userAgent ?? '').slice(0, 400),
    ],
    'session-start',
  )
  await transaction.query('update account set last_login_at = $2 where id = $1', [session.accountId, now])
  response.setSessionToken = { token, expiresAt }
  return id
}
