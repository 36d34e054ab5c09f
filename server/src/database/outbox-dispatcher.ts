import type pg from 'pg'
import type { Lane } from './lane.ts'
import type { OutboxEntry } from './outbox.ts'

/** Where entries of the outbox go. */
export interface OutboxTargets {
  /** Queues a job, in the transaction in which its request leaves the outbox. */
  queue(entry: OutboxEntry, client: pg.PoolClient): Promise<void>
  /** Hands an event to its subscribers; it may be repeated. */
  deliver(entry: OutboxEntry): Promise<void>
}

/** What a look into the outbox found. */
export interface Round {
  /** Job requests taken and tenants whose events are on their way now. */
  taken: number
  /** Seconds since the oldest waiting event was written; 0 when none waits. */
  lagSeconds: number
}

/** Takes what is due out of the outbox. Any number of processes may do so beside each other. */
export interface Dispatcher {
  /** Queues due job requests, then begins to deliver the events of tenants that nobody delivers for yet. */
  round(): Promise<Round>
  /** Resolves when no delivery of this process is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface DispatcherOptions {
  /** Pool of the job role. One connection of it is held as long as the dispatcher is open. */
  pool: Pick<Lane, 'connect'>
  now(): Date
  targets: OutboxTargets
  /** A tenant's turn is over: there may be more, or room for another. */
  turnOver?(): void
}

const batchSize = 50
/** Tenants whose events this process delivers at the same time: one that is slow takes one of these places. */
const lanes = 8
/** First key of the advisory locks that say which process delivers for a tenant. */
const lockClass = 7_105_003

/**
 * Opens the dispatcher of this process.
 *
 * A tenant's events are delivered by one process at a time, in the order in which they were written; the claim is an
 * advisory lock, so it ends with the process. Delivery itself runs outside any transaction of the dispatcher. An event
 * that fails comes back later, ever more slowly, and holds up its own lane only (the record it is about); after
 * `maximumAttempts` it waits for an administrator. An event leaves when all subscribers have it. Whoever dies in between
 * leaves it behind: it is delivered again, and the delivery rows make that harmless.
 */
export function openDispatcher(options: DispatcherOptions): Dispatcher {
  const { pool, now, targets, turnOver } = options
  const turns = new Map<string, Promise<void>>()
  let held: pg.PoolClient | undefined
  /** Its claims are gone with it; what is under way notices when it wants to say that an event has arrived. */
  const drop = (error: unknown) => {
    held?.off('error', drop)
    held?.release(error instanceof Error ? error : true)
    held = undefined
  }
  const client = async () => {
    if (held) return held
    held = await pool.connect()
    // It breaks while nothing is asked of it, too.
    held.on('error', drop)
    return held
  }
  const begin = async (client: pg.PoolClient, tenantId: string): Promise<boolean> => {
    const { rows } = await client.query<{ claimed: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as claimed',
      [lockClass, tenantId],
    )
    if (!rows[0]!.claimed) return false
    const turn = deliverTurn(client, tenantId, now, targets)
      .catch(drop)
      .finally(() => {
        turns.delete(tenantId)
        turnOver?.()
      })
    turns.set(tenantId, turn)
    return true
  }
  return {
    round: async () => {
      const on = await client()
      try {
        let taken = await queueRequests(on, now(), targets)
        const waiting = await waitingTenants(on, now())
        for (const { tenantId } of waiting) {
          if (turns.size >= lanes) break
          if (!turns.has(tenantId) && (await begin(on, tenantId))) taken++
        }
        const oldest = Math.min(...waiting.map(({ since }) => Date.parse(since)))
        return { taken, lagSeconds: waiting.length > 0 ? Math.max(0, (now().getTime() - oldest) / 1000) : 0 }
      } catch (error) {
        drop(error)
        throw error
      }
    },
    settled: async () => {
      while (turns.size > 0) await Promise.all(turns.values())
    },
    close: async () => {
      while (turns.size > 0) await Promise.all(turns.values())
      drop(undefined)
    },
  }
}

async function queueRequests(client: pg.PoolClient, now: Date, { queue }: OutboxTargets): Promise<number> {
  await client.query('begin')
  try {
    const { rows: entries } = await client.query<OutboxEntry>(
      `select ${entryColumns} from outbox where available_at <= $1 and topic like 'job:%'
       order by available_at, id limit ${batchSize} for update skip locked`,
      [now],
    )
    for (const entry of entries) {
      await client.query('savepoint entry')
      try {
        await queue(entry, client)
        await forget(client, [entry])
        await client.query('release savepoint entry')
      } catch (error) {
        await client.query('rollback to savepoint entry')
        await postpone(client, entry, now, error)
      }
    }
    await client.query('commit')
    return entries.length
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

const entryColumns =
  'tenant_id as "tenantId", id, topic, version, lane, payload, created_at as "createdAt", attempts'

/** Conditions of the index that events are read along. */
const isEvent = `topic not like 'job:%' and available_at < 'infinity'`
/** Due at `$1`, and not behind one of its lane that failed and is tried later. */
const isDue = `available_at <= $1 and not exists (
  select from outbox failed
  where failed.tenant_id = entry.tenant_id and failed.lane = entry.lane and failed.position < entry.position
    and failed.attempts > 0 and failed.available_at < 'infinity' and failed.available_at > $1
    and failed.topic not like 'job:%')`

/** Tenants with an event that waits, whoever has waited longest first; walks the index from tenant to tenant. */
async function waitingTenants(
  client: pg.PoolClient,
  now: Date,
): Promise<{ tenantId: string; since: string }[]> {
  const { rows } = await client.query<{ tenantId: string; since: string }>(
    `with recursive waiting as (
       (select tenant_id from outbox where ${isEvent} order by tenant_id limit 1)
       union all
       select (
         select next.tenant_id from outbox next
         where ${isEvent} and next.tenant_id > waiting.tenant_id order by next.tenant_id limit 1)
       from waiting where waiting.tenant_id is not null
     )
     select waiting.tenant_id as "tenantId", due.created_at as since
     from waiting cross join lateral (
       select created_at, position from outbox entry
       where ${isEvent} and tenant_id = waiting.tenant_id and ${isDue}
       order by position limit 1
     ) due
     order by due.position`,
    [now],
  )
  return rows
}

/** Delivers a batch of a tenant's events, then gives the tenant back. */
async function deliverTurn(
  client: pg.PoolClient,
  tenantId: string,
  now: () => Date,
  { deliver }: OutboxTargets,
): Promise<void> {
  const arrived: OutboxEntry[] = []
  const blocked = new Set<string>()
  for (const entry of await nextEvents(client, tenantId, now())) {
    if (blocked.has(entry.lane)) continue
    try {
      await deliver(entry)
      arrived.push(entry)
    } catch (error) {
      blocked.add(entry.lane)
      await postpone(client, entry, now(), error)
    }
  }
  await forget(client, arrived)
  await client.query('select pg_advisory_unlock($1, hashtext($2))', [lockClass, tenantId])
}

async function nextEvents(client: pg.PoolClient, tenantId: string, now: Date): Promise<OutboxEntry[]> {
  const { rows } = await client.query<OutboxEntry>(
    `select ${entryColumns} from outbox entry
     where tenant_id = $2 and ${isEvent} and ${isDue}
     order by position limit ${batchSize}`,
    [now, tenantId],
  )
  return rows
}

/** Takes entries out, and with them the notes which subscriber has acted. */
async function forget(client: pg.PoolClient, entries: readonly OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return
  const values = [entries.map(({ tenantId }) => tenantId), entries.map(({ id }) => id)]
  await client.query(
    'delete from outbox where (tenant_id, id) in (select * from unnest($1::uuid[], $2::uuid[]))',
    values,
  )
  await client.query(
    'delete from outbox_delivery where (tenant_id, event_id) in (select * from unnest($1::uuid[], $2::uuid[]))',
    values,
  )
}

/** After this many failures an entry waits for an administrator. */
export const maximumAttempts = 12

async function postpone(client: pg.PoolClient, entry: OutboxEntry, now: Date, error: unknown): Promise<void> {
  const attempts = entry.attempts + 1
  const wait = attempts >= maximumAttempts ? 'infinity' : new Date(now.getTime() + 1000 * 2 ** attempts)
  await client.query(
    'update outbox set attempts = $3, available_at = $4, last_error = $5 where tenant_id = $1 and id = $2',
    [entry.tenantId, entry.id, attempts, wait, String((error as Error).message).slice(0, 2000)],
  )
}
