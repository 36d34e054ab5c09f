import { createHash } from 'node:crypto'
import type { Transaction } from '../../database/index.ts'
import type { Services } from '../operation/index.ts'
import { lockFailures, lockMinutes } from './settings.ts'

/** Wrong passwords in a row before the lock, and how long it holds, in minutes (P1.3). */
export interface LockRule {
  failures: number
  minutes: number
}

/** What is set now. */
export async function lockRule({ settings }: Services): Promise<LockRule> {
  const [failures, minutes] = await Promise.all([settings.read(lockFailures), settings.read(lockMinutes)])
  return { failures, minutes }
}

/** What failures are counted by: the account, or what was typed where there is none, so that both answer alike. */
export function attemptKey(accountId: string | undefined, login: string): string {
  return accountId ?? createHash('sha256').update(login.trim().toLowerCase()).digest('base64')
}

/**
 * Takes one attempt before the password is looked at. Counting afterwards would let any number of guesses that arrive
 * together be checked; so it is one conditional statement, and it must be committed before the check.
 * @returns undefined when the attempt is taken, else when the lock ends
 */
export async function reserveAttempt(
  transaction: Transaction,
  key: string,
  now: Date,
  { failures, minutes }: LockRule,
): Promise<Date | undefined> {
  const lock = new Date(now.getTime() + minutes * 60_000)
  const { rowCount } = await transaction.query(
    `insert into login_attempt as a (key, failures, updated_at) values ($1, 1, $2)
     on conflict (key) do update set
       failures = case when a.locked_until is null then a.failures + 1 else 1 end,
       locked_until = case when a.locked_until is null and a.failures + 1 >= $4 then $3::timestamptz end,
       updated_at = $2
     where a.locked_until is null or a.locked_until <= $2`,
    [key, now, lock, failures],
    'attempt-reserve',
  )
  if (rowCount === 1) return undefined
  const { rows } = await transaction.query<{ locked_until: string | null }>(
    'select locked_until from login_attempt where key = $1',
    [key],
    'attempt-read',
  )
  return new Date(rows[0]?.locked_until ?? now)
}

/** Forgets the failures of somebody who knew the password. */
export async function clearAttempts(transaction: Transaction, key: string): Promise<void> {
  await transaction.query('delete from login_attempt where key = $1', [key], 'attempt-clear')
}
