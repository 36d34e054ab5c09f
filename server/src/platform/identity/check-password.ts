import type { Transaction } from '../../database/index.ts'
import type { Services } from '../operation/index.ts'
import { commitNow } from './commit-now.ts'
import { tooManyFailures } from './errors.ts'
import type { FoundAccount } from './find-account.ts'
import { attemptKey, clearAttempts, lockRule, reserveAttempt } from './login-attempt.ts'
import { verifyPassword } from './password.ts'

export type PasswordCheck =
  | { outcome: 'right' }
  | { outcome: 'wrong' }
  | { outcome: 'locked'; minutes: number }

/**
 * Checks the password of an account, or of nobody, against at most five guesses in a row. Takes the same time whether
 * the account exists or not (P1.3). What the transaction did before is committed.
 * @param login what was typed, for counting where there is no account
 */
export async function checkPassword(
  services: Services,
  transaction: Transaction,
  account: Pick<FoundAccount, 'id' | 'status' | 'password_hash'> | undefined,
  login: string,
  password: string,
  now: Date,
): Promise<PasswordCheck> {
  const key = attemptKey(account?.id, login)
  const lockedUntil = await reserveAttempt(transaction, key, now, await lockRule(services))
  await commitNow(transaction)
  if (lockedUntil) {
    const minutes = Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000))
    return { outcome: 'locked', minutes }
  }
  const usable = account && account.status !== 'disabled' ? account.password_hash : null
  if (!(await verifyPassword(usable, password))) return { outcome: 'wrong' }
  await clearAttempts(transaction, key)
  return { outcome: 'right' }
}

/** @returns whether the password is right. @throws tooManyFailures while the lock holds */
export async function isRightPassword(...check: Parameters<typeof checkPassword>): Promise<boolean> {
  const checked = await checkPassword(...check)
  if (checked.outcome === 'locked') throw tooManyFailures({ minutes: checked.minutes })
  return checked.outcome === 'right'
}
