import type { Transaction } from '../../database/index.ts'
import { commitNow } from './commit-now.ts'
import type { FoundAccount } from './find-account.ts'
import { attemptKey, clearAttempts, reserveAttempt } from './login-attempt.ts'
import { verifyPassword } from './password.ts'

/**
 * Checks the password of an account, or of nobody, against at most five guesses in a row. Takes the same time whether
 * the account exists or not (P1.3).
 * @param login what was typed, for counting where there is no account
 * @throws tooManyFailures while the lock holds
 */
export async function checkPassword(
  transaction: Transaction,
  account: FoundAccount | undefined,
  login: string,
  password: string,
  now: Date,
): Promise<boolean> {
  const key = attemptKey(account?.id, login)
  await reserveAttempt(transaction, key, now)
  await commitNow(transaction)
  const usable = account?.status === 'active' ? account.password_hash : null
  const right = await verifyPassword(usable, password)
  if (right) await clearAttempts(transaction, key)
  return right
}
