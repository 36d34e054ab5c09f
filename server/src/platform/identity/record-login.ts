import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { LoginOutcome } from './tables.ts'

/** Notes an attempt to sign in, for unknown people too, so that both cost the same (P5.5). */
export async function recordLogin(
  { transaction, clock, origin }: OperationContext,
  accountId: string | undefined,
  outcome: LoginOutcome,
): Promise<void> {
  await transaction.query(
    'insert into login_event (id, at, account_id, outcome, ip, user_agent) values ($1, $2, $3, $4, $5, $6)',
    [
      newId(),
      clock.now(),
      accountId ?? null,
      outcome,
      origin.ip ?? null,
      (origin.userAgent ?? '').slice(0, 400),
    ],
    'login-event',
  )
}
