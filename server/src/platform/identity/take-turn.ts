import type { Transaction } from '../../database/index.ts'
import { rateLimited } from '../../kernel/index.ts'
import { commitNow } from './commit-now.ts'

export interface TurnLimit {
  /** What is counted, e.g. `register 203.0.113.7`. */
  key: string
  /** Turns in one window. */
  limit: number
  /** Length of a window in milliseconds; it begins with the first turn. */
  window: number
}

/**
 * Takes one turn of something that may be done so often only. Counted in the database, over all servers, by one
 * conditional statement: of many at the same moment no more get through. The turn must be committed before what it is for.
 * @returns undefined when it is taken, else the seconds to wait
 */
export async function takeTurn(
  transaction: Transaction,
  { key, limit, window }: TurnLimit,
  now: Date,
): Promise<number | undefined> {
  const ended = new Date(now.getTime() - window)
  const { rowCount } = await transaction.query(
    `insert into turn as t (key, started_at, taken) values ($1, $2, 1)
     on conflict (key) do update set
       taken = case when t.started_at <= $3 then 1 else t.taken + 1 end,
       started_at = case when t.started_at <= $3 then $2 else t.started_at end
     where t.started_at <= $3 or t.taken < $4`,
    [key, now, ended, limit],
    'turn-take',
  )
  if (rowCount === 1) return undefined
  const { rows } = await transaction.query<{ started_at: string }>(
    'select started_at from turn where key = $1',
    [key],
  )
  const freeAt = Date.parse(rows[0]?.started_at ?? now.toISOString()) + window
  return Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000))
}

/** Takes a turn of each, for good. @throws rateLimited with the seconds to wait, when one of them has none left */
export async function requireTurns(
  transaction: Transaction,
  limits: readonly TurnLimit[],
  now: Date,
): Promise<void> {
  let seconds: number | undefined
  for (const limit of limits) {
    seconds = await takeTurn(transaction, limit, now)
    if (seconds !== undefined) break
  }
  await commitNow(transaction)
  if (seconds !== undefined) throw rateLimited({ seconds })
}
