import { newId } from '../kernel/index.ts'
import type { Transaction } from './transaction.ts'

/** A line of the outbox: a domain event (`record.created`), or a job to queue (`job:import.fill`). */
export interface OutboxEntry {
  tenantId: string
  id: string
  topic: string
  /** Version of the payload. */
  version: number
  /** What an event is about; empty for a job. */
  lane: string
  payload: Record<string, unknown>
  createdAt: string
  attempts: number
}

/** A line to be written. */
export type NewOutboxEntry = Pick<OutboxEntry, 'topic' | 'version' | 'lane'> & { payload: unknown }

/** Writes entries in the running transaction: they exist exactly when it commits. */
export async function writeOutbox(
  transaction: Transaction,
  entries: readonly NewOutboxEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return
  await transaction.query(
    insertEntries('$1', '$2', '$3'),
    [transaction.tenantId, now, entriesText(entries)],
    'outbox-write',
  )
}

/** The statement that writes entries, for one that does more than that; its parts are parameters: tenant, time, `entriesText`. */
export function insertEntries(tenant: string, at: string, entries: string): string {
  return `insert into outbox (tenant_id, id, topic, version, lane, payload, created_at, available_at)
    select ${tenant}, entry.id, entry.topic, entry.version, entry.lane, entry.payload, ${at}, ${at}
    from jsonb_to_recordset(${entries}::jsonb)
      as entry (id uuid, topic text, version integer, lane text, payload jsonb)`
}

export function entriesText(entries: readonly NewOutboxEntry[]): string {
  return JSON.stringify(
    entries.map(({ topic, version, lane, payload }) => ({ id: newId(), topic, version, lane, payload })),
  )
}
