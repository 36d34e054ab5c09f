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

/**
 * Takes due entries of all tenants, oldest first, and hands each to `deliver`; an entry leaves the outbox when that
 * returns, and comes back later, ever more slowly, when it throws. Several servers may run this at once.
 * @param client of the job role, for the whole batch inside one transaction
 * @returns how many were taken
 */
export async function dispatchOutbox(
  pool: pg.Pool,
  now: Date,
  deliver: (entry: OutboxEntry, client: pg.PoolClient) => Promise<void>,
): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<OutboxEntry>(
      `select tenant_id as "tenantId", id, topic, payload, created_at as "createdAt", attempts
       from outbox where available_at <= $1 order by available_at, id limit ${batchSize} for update skip locked`,
      [now],
    )
    for (const entry of rows) await settle(client, entry, now, deliver)
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** After this many failures an entry waits for an administrator. */
const maximumAttempts = 12

async function settle(
  client: pg.PoolClient,
  entry: OutboxEntry,
  now: Date,
  deliver: (entry: OutboxEntry, client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  await client.query('savepoint entry')
  try {
    await deliver(entry, client)
    await client.query('delete from outbox where tenant_id = $1 and id = $2', [entry.tenantId, entry.id])
    await client.query('release savepoint entry')
  } catch (error) {
    await client.query('rollback to savepoint entry')
    const attempts = entry.attempts + 1
    const wait = attempts >= maximumAttempts ? 'infinity' : new Date(now.getTime() + 1000 * 2 ** attempts)
    await client.query(
      'update outbox set attempts = $3, available_at = $4, last_error = $5 where tenant_id = $1 and id = $2',
      [entry.tenantId, entry.id, attempts, wait, String((error as Error).message).slice(0, 2000)],
    )
  }
}
