import type { DatabaseAddresses } from './bootstrap.ts'
import { type Lane, type LaneSettings, openLane } from './lane.ts'

/**
 * Connections by what they may do and by how long it may take, so that what takes long keeps nothing waiting that does not.
 * In each, tenants take turns.
 */
export interface Pools {
  /** The server's role: ordinary operations. */
  server: Lane
  /** The same for what may look at everything a tenant has: reports, searches. */
  heavy: Lane
  /** The same for signing in and out, sessions, news: nothing a tenant does keeps these waiting. */
  identity: Lane
  /**
   * The same for what is read and remembered while an operation of another lane runs (settings, keys). Nothing in it waits
   * for a further connection, so that it never runs dry.
   */
  lookup: Lane
  /** The server's role without pipelining, for COPY and cursors. */
  bulk: Lane
  /** The owner of the tables: publishing a form, indexes, a new tenant. */
  owner: Lane
  job: Lane
  end(): Promise<void>
}

const second = 1000

/** Longest that a lane's statement runs, waits for a lock, or a transaction does nothing, in milliseconds. */
const limits = {
  server: { statement_timeout: 60 * second, lock_timeout: 10 * second, idle: 30 * second },
  heavy: { statement_timeout: 30 * second, lock_timeout: 5 * second, idle: 30 * second },
  identity: { statement_timeout: 10 * second, lock_timeout: 5 * second, idle: 30 * second },
  lookup: { statement_timeout: 5 * second, lock_timeout: 5 * second, idle: 10 * second },
  bulk: { statement_timeout: 60 * second, lock_timeout: 30 * second, idle: 120 * second },
  owner: { statement_timeout: 60 * second, lock_timeout: 30 * second, idle: 60 * second },
  job: { statement_timeout: 60 * second, lock_timeout: 30 * second, idle: 120 * second },
} as const

/** Opens the lanes of one database; nothing connects before it is needed. */
export function openPools(addresses: DatabaseAddresses, size: number): Pools {
  const open = (
    name: keyof typeof limits,
    address: string,
    places: number,
    more: Partial<LaneSettings> = {},
  ) =>
    openLane({
      address,
      places,
      limits: limits[name],
      share: Math.max(1, places - Math.ceil(places / 4)),
      ...more,
    })
  const few = Math.min(4, size)
  const lanes = {
    server: open('server', addresses.server, size, { pipeline: true }),
    heavy: open('heavy', addresses.server, few, {
      pipeline: true,
      share: Math.ceil(few / 2),
      workMemory: 32,
    }),
    identity: open('identity', addresses.server, few, { pipeline: true }),
    lookup: open('lookup', addresses.server, 2, { pipeline: true }),
    bulk: open('bulk', addresses.server, 4, { spill: bulkSpill }),
    owner: open('owner', addresses.owner, 4, { share: 2 }),
    job: open('job', addresses.job, 4),
  }
  return {
    ...lanes,
    end: async () => {
      await Promise.all(Object.values(lanes).map((lane) => lane.end()))
    },
  }
}

/** An export sorts all it writes; in megabytes. */
const bulkSpill = 4096
