import { expect } from 'vitest'
import type { Transaction } from '../database/index.ts'

/** How many acts wait for a lock in the database of the test. */
export async function waitingForLocks(transaction: Transaction): Promise<number> {
  const { rows } = await transaction.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_locks
     where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`,
  )
  return rows[0]!.waiting
}

export interface Meeting<Result> {
  lock: [sql: string, values: unknown[]]
  /** Runs into the lock. */
  begin(): Promise<Result>
  /** What happens while it waits there. */
  meanwhile(): Promise<unknown>
}

/**
 * Lets two acts meet in a fixed order.
 * @returns the act that was begun; it goes on when the caller's transaction commits
 */
export async function whileLocked<Result>(
  transaction: Transaction,
  { lock, begin, meanwhile }: Meeting<Result>,
): Promise<{ outcome: Promise<Result> }> {
  await transaction.query(...lock)
  const outcome = begin()
  outcome.catch(() => undefined)
  await expect.poll(() => waitingForLocks(transaction), { timeout: 10_000 }).toBeGreaterThan(0)
  await meanwhile()
  return { outcome }
}
