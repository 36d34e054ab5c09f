import type pg from 'pg'
import { newId } from '../kernel/index.ts'
import type { Transaction } from './transaction.ts'

/** A line of the outbox: a domain event (`record.created`), or a job to queue (`job:import-records`). */
export interface OutboxEntry {
  tenantId: string
  id: string
  topic: string
  payload: Record<string, unknown>
  createdAt: string
  attempts: number
}

/** A line to be written. */
export interface NewOutboxEntry {
  topic: string
  payload: Record<string, unknown>
}

/** Writes entries in the running transaction: they exist exactly when it commits. */
export async function writeOutbox(
  transaction: Transaction,
  entries: readonly NewOutboxEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return
  await transaction.query(
    `insert into outbox (tenant_id, id, topic, payload, created_at, available_at)
     select $1, entry.id, entry.topic, entry.payload, $2, $2
     from jsonb_to_recordset($3::jsonb) as entry (id uuid, topic text, payload jsonb)`,
    [
      transaction.tenantId,
      now,
      JSON.stringify(entries.map(({ topic, payload }) => ({ id: newId(), topic, payload }))),
    ],
    'outbox-write',
  )
}

const batchSize = 50
/** Tenants whose events are delivered at the same time. */
const together = 4

/** Where entries of the outbox go. */
export interface OutboxTargets {
  /** Queues a job, in the transaction in which its request leaves the outbox. */
  queue(entry: OutboxEntry, client: pg.PoolClient): Promise<void>
  /** Hands an event to its subscribers; it may be repeated. */
  deliver(entry: OutboxEntry): Promise<void>
}

/**
 * Takes due entries of all tenants: job requests first, then events, each oldest first. An entry leaves the outbox when
 * its target has it, and comes back later, ever more slowly, when that throws. Several servers may run this at once.
 * @param pool of the job role
 * @returns how many were taken
 */
export async function dispatchOutbox(pool: pg.Pool, now: Date, targets: OutboxTargets): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const requests = await takeDue(client, now, 'like')
    for (const entry of requests) await queueRequest(client, entry, now, targets)
    const events = await takeDue(client, now, 'not like')
    if (events.length > 0) await deliverEvents(client, events, now, targets)
    await client.query('commit')
    return requests.length + events.length
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function takeDue(client: pg.PoolClient, now: Date, which: 'like' | 'not like'): Promise<OutboxEntry[]> {
  const { rows } = await client.query<OutboxEntry>(
    `select tenant_id as "tenantId", id, topic, payload, created_at as "createdAt", attempts
     from outbox where available_at <= $1 and topic ${which} 'job:%'
     order by available_at, id limit ${batchSize} for update skip locked`,
    [now],
  )
  return rows
}

async function queueRequest(
  client: pg.PoolClient,
  entry: OutboxEntry,
  now: Date,
  { queue }: OutboxTargets,
): Promise<void> {
  await client.query('savepoint entry')
  try {
    await queue(entry, client)
    await client.query('delete from outbox where tenant_id = $1 and id = $2', [entry.tenantId, entry.id])
    await client.query('release savepoint entry')
  } catch (error) {
    await client.query('rollback to savepoint entry')
    await postpone(client, entry, now, error)
  }
}

/** Delivers the events of a tenant in their order, several tenants at a time; what has arrived goes in two statements. */
async function deliverEvents(
  client: pg.PoolClient,
  events: readonly OutboxEntry[],
  now: Date,
  { deliver }: OutboxTargets,
): Promise<void> {
  const arrived: OutboxEntry[] = []
  const failed: { entry: OutboxEntry; error: unknown }[] = []
  const waiting = [...Map.groupBy(events, ({ tenantId }) => tenantId).values()]
  const work = async () => {
    for (let ofTenant = waiting.shift(); ofTenant; ofTenant = waiting.shift()) {
      for (const entry of ofTenant) {
        try {
          await deliver(entry)
          arrived.push(entry)
        } catch (error) {
          failed.push({ entry, error })
        }
      }
    }
  }
  await Promise.all(Array.from({ length: together }, work))
  for (const [table, id] of [
    ['outbox', 'id'],
    ['outbox_delivery', 'event_id'],
  ]) {
    await client.query(
      `delete from ${table} where (tenant_id, ${id}) in (select * from unnest($1::uuid[], $2::uuid[]))`,
      [arrived.map(({ tenantId }) => tenantId), arrived.map((entry) => entry.id)],
    )
  }
  for (const { entry, error } of failed) await postpone(client, entry, now, error)
}

/** After this many failures an entry waits for an administrator. */
const maximumAttempts = 12

async function postpone(client: pg.PoolClient, entry: OutboxEntry, now: Date, error: unknown): Promise<void> {
  const attempts = entry.attempts + 1
  const wait = attempts >= maximumAttempts ? 'infinity' : new Date(now.getTime() + 1000 * 2 ** attempts)
  await client.query(
    'update outbox set attempts = $3, available_at = $4, last_error = $5 where tenant_id = $1 and id = $2',
    [entry.tenantId, entry.id, attempts, wait, String((error as Error).message).slice(0, 2000)],
  )
}
