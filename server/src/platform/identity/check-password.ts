import type { ReadFirst } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { tooManyFailures } from './errors.ts'
import type { FoundAccount } from './find-account.ts'
import { attemptKey, clearAttempts, lockRule, reserveAttempt } from './login-attempt.ts'
import { verifyPassword } from './password.ts'

export type PasswordCheck =
  | { outcome: 'right' }
  | { outcome: 'wrong' }
  | { outcome: 'locked'; minutes: number }

/** Whose password is checked. */
type Owner = Pick<FoundAccount, 'id' | 'status' | 'password_hash'>

/**
 * Checks the password of an account, or of nobody, against at most five guesses in a row. Takes the same time whether
 * the account exists or not (P1.3). The guess is counted and committed first, and no connection is held while the password
 * is looked at, which takes longer than all else. What comes after must see that the account still has that password.
 * @param find reads whose password it is, in the transaction that counts the guess
 * @param login what was typed, for counting where there is no account
 */
export async function checkPassword<Found extends { owner: Owner | undefined }>(
  step: ReadFirst<OperationContext>,
  find: (context: OperationContext) => Promise<Found>,
  { login, password }: { login?: string; password: string },
): Promise<{ found: Found; checked: PasswordCheck }> {
  const { found, key, lockedUntil, now } = await step(
    async (context) => {
      const found = await find(context)
      const key = attemptKey(found.owner?.id, login ?? '')
      const now = context.clock.now()
      const rule = await lockRule(context.services)
      return { found, key, now, lockedUntil: await reserveAttempt(context.transaction, key, now, rule) }
    },
    { commits: true },
  )
  if (lockedUntil) {
    const minutes = Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000))
    return { found, checked: { outcome: 'locked', minutes } }
  }
  const { owner } = found
  const usable = owner && owner.status !== 'disabled' ? owner.password_hash : null
  if (!(await verifyPassword(usable, password))) return { found, checked: { outcome: 'wrong' } }
  await step(({ transaction }) => clearAttempts(transaction, key), { commits: true })
  return { found, checked: { outcome: 'right' } }
}

/** What `find` found, and whether the password is right. @throws tooManyFailures while the lock holds */
export async function isRightPassword<Found extends { owner: Owner }>(
  step: ReadFirst<OperationContext>,
  find: (context: OperationContext) => Promise<Found>,
  password: string,
): Promise<{ found: Found; isRight: boolean }> {
  const { found, checked } = await checkPassword(step, find, { password })
  if (checked.outcome === 'locked') throw tooManyFailures({ minutes: checked.minutes })
  return { found, isRight: checked.outcome === 'right' }
}
