import pg from 'pg'
import type { DatabaseAddresses } from './bootstrap.ts'
import { gatherWrites } from './gather-writes.ts'

/** Connections by what they may do. `bulk` is the server's role without pipelining, for COPY and cursors. */
export interface Pools {
  server: pg.Pool
  bulk: pg.Pool
  owner: pg.Pool
  job: pg.Pool
  end(): Promise<void>
}

// Rows carry what the wire carries: dates and times as ISO text, numbers as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, toIsoText)

/** `2026-01-02 03:04:05.123456+00` → `2026-01-02T03:04:05.123Z` (connections run in UTC). */
export function toIsoText(text: string): string {
  const fraction = text.length > 22 ? text.slice(20, text.lastIndexOf('+')) : ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

const connectionOptions =
  '-c search_path=sluice,public -c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=120000'

/** Opens the pools of one database; nothing connects before it is needed. */
export function openPools(addresses: DatabaseAddresses, size: number): Pools {
  const open = (connectionString: string, max: number, pipeline: boolean) => {
    const pool = new pg.Pool({
      connectionString,
      max,
      pipeline,
      options: connectionOptions,
      idleTimeoutMillis: 30_000,
      application_name: 'sluice',
    } as pg.PoolConfig)
    // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
    pool.on('error', () => undefined)
    if (pipeline) pool.on('connect', gatherWrites)
    return pool
  }
  const server = open(addresses.server, size, true)
  const bulk = open(addresses.server, 4, false)
  const owner = open(addresses.owner, 2, false)
  const job = open(addresses.job, 4, false)
  return {
    server,
    bulk,
    owner,
    job,
    end: async () => {
      await Promise.all([server.end(), bulk.end(), owner.end(), job.end()])
    },
  }
}
