import pg from 'pg'
import { fairTurns } from '../kernel/fair-turns.ts'
import { gatherWrites } from './gather-writes.ts'

// Rows carry what the wire carries: dates and times as ISO text, numbers as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, toIsoText)

/** `2026-01-02 03:04:05.123456+00` → `2026-01-02T03:04:05.123Z` (connections run in UTC). */
function toIsoText(text: string): string {
  const fraction = text.length > 22 ? text.slice(20, text.lastIndexOf('+')) : ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

/** Connections of one role for one kind of work, given to tenants in turns. */
export interface Lane {
  /**
   * Takes a connection; `release` gives it back.
   * @param party the tenant it is for; absent for what belongs to none
   * @throws busy when it took too long
   */
  connect(party?: string): Promise<pg.PoolClient>
  /** Runs one statement that belongs to no tenant, in a transaction of its own. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<pg.QueryResult<Row>>
  end(): Promise<void>
}

export interface LaneSettings {
  address: string
  /** Connections at once. */
  places: number
  /** Most of them for one tenant. */
  share: number
  /** All in milliseconds; `idle` is doing nothing in a transaction. */
  limits: { statement_timeout: number; lock_timeout: number; idle: number }
  /** Statements travel before those before them are answered. */
  pipeline?: boolean
  /** Memory of one sort or hash before it goes to disk, in megabytes; absent: the server's own. */
  workMemory?: number
  /** What one connection may put on disk for sorting, in megabytes; absent: what the role may. */
  spill?: number
}

/** Waiters of one tenant, and how long each waits: longer than that, a person has gone away. */
const longestQueue = 2000
const patience = 15_000

/** Single statements are the house's own: news, health, the upkeep of tables. */
const theHouse = 'house'

/** Opens a lane; nothing connects before it is needed. */
export function openLane(settings: LaneSettings): Lane {
  const { address, places, share, pipeline = false, spill } = settings
  const pool = new pg.Pool({
    connectionString: address,
    max: places,
    pipeline,
    options: sessionOptions(settings),
    idleTimeoutMillis: 30_000,
    application_name: 'sluice',
  } as pg.PoolConfig)
  // A connection that breaks is replaced at the next use, and whoever holds it learns of it by their statements. Without a
  // listener for as long as it lives, held or not, it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  if (pipeline) pool.on('connect', gatherWrites)
  // Where the administrator of the database could not allow it, the limit of the role holds.
  if (spill) {
    pool.on('connect', (client) => {
      client.query(`set temp_file_limit = '${spill}MB'`).catch(() => undefined)
    })
  }
  const turns = fairTurns({ places, share, queue: longestQueue, patience })
  return {
    connect: async (party) => {
      const end = await turns.take(party)
      try {
        return endingTurn(await pool.connect(), end)
      } catch (error) {
        end()
        throw error
      }
    },
    query: async (sql, values) => {
      const end = await turns.take(theHouse)
      try {
        return await pool.query(sql, values)
      } finally {
        end()
      }
    },
    end: () => pool.end(),
  }
}

/** The turn lasts as long as the connection is out. */
function endingTurn(client: pg.PoolClient, end: () => void): pg.PoolClient {
  const { release } = client
  client.release = (error) => {
    release.call(client, error)
    end()
  }
  return client
}

function sessionOptions({ limits, workMemory }: LaneSettings): string {
  const settings = {
    search_path: 'sluice,public',
    timezone: 'UTC',
    statement_timeout: limits.statement_timeout,
    lock_timeout: limits.lock_timeout,
    idle_in_transaction_session_timeout: limits.idle,
    ...(workMemory ? { work_mem: `${workMemory}MB` } : {}),
  }
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}
