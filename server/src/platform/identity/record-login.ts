import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
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
  const alone = only && others.length === 0 ? only.tenantId : null
  await transaction.query(
    `insert into login_event (id, at, account_id, outcome, ip, user_agent, workspace_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      newId(),
      clock.now(),
      accountId ?? null,
      outcome,
      origin.ip ?? null,
      (origin.userAgent ?? '').slice(0, 400),
      outcome === 'signedIn' ? (opened ?? null) : alone,
    ],
    'login-event',
  )
}
