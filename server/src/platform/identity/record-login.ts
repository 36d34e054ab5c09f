import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { inTenant } from './in-tenant.ts'
import { allMembershipsOf } from './memberships.ts'
import type { LoginOutcome } from './tables.ts'

export interface LoginAttempt {
  accountId: string | undefined
  outcome: LoginOutcome
  /** The workspace that opens. */
  opened: string | undefined
}

/**
 * Notes an attempt to sign in, for unknown people too, so that both cost the same (P5.5). It concerns the workspace that
 * opens; one that fails concerns a workspace only if the account is in no other: what happens to an account in several is
 * its own affair.
 */
export async function recordLogin(
  { transaction, clock, origin }: OperationContext,
  { accountId, outcome, opened }: LoginAttempt,
): Promise<void> {
  const [only, ...others] = await allMembershipsOf(transaction, accountId ?? newId())
  const concerned =
    outcome === 'signedIn'
      ? [only, ...others].find((membership) => membership?.tenantId === opened)
      : others.length === 0
        ? only
        : undefined
  const [id, userAgent] = [newId(), (origin.userAgent ?? '').slice(0, 400)]
  await transaction.query(
    'insert into login_event (id, at, account_id, outcome, ip, user_agent) values ($1, $2, $3, $4, $5, $6)',
    [id, clock.now(), accountId ?? null, outcome, origin.ip ?? null, userAgent],
    'login-event',
  )
  // The same statements for whom no workspace knows.
  const { tenantId, memberId } = concerned ?? { tenantId: newId(), memberId: newId() }
  await inTenant(transaction, tenantId, () =>
    transaction.query(
      `insert into workspace_login (tenant_id, id, at, member_id, outcome, ip, user_agent)
       select m.tenant_id, $3, $4, m.id, $5, $6, $7 from member m where m.tenant_id = $1 and m.id = $2`,
      [tenantId, memberId, id, clock.now(), outcome, origin.ip ?? null, userAgent],
      'workspace-login',
    ),
  )
}
