import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

/** `npm run soak` delivers 20,000. */
const events = Number(process.env.SLUICE_EVENTS ?? 2000)
const kills = Number(process.env.SLUICE_OUTBOX_KILLS ?? 8)
const processes = 3
const tenants = Array.from({ length: 6 }, newId)
const recordsPerTenant = 20

let database: TestDatabase
let pool: pg.Pool
const running: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ connectionString: database.url, options: '-c search_path=sluice,public' })
  for (const table of ['told_outside', 'arrived']) {
    await pool.query(
      `create table ${table} (position bigint generated always as identity, event_id uuid, lane text, step integer)`,
    )
  }
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await pool.end()
  await database.drop()
})

function startProcess(): ChildProcess {
  const script = join(import.meta.dirname, 'testing', 'dispatch-process.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, database.url], {
    stdio: 'inherit',
  })
  running.push(child)
  return child
}

/** Writes all events: each record's in the order of its steps, the records mixed. */
async function writeEvents(): Promise<void> {
  const next = new Map<string, number>()
  for (let written = 0; written < events; written += 500) {
    const rows = Array.from({ length: Math.min(500, events - written) }, () => {
      const of = tenants[randomInt(tenants.length)]!
      const lane = `${of} ${randomInt(recordsPerTenant)}`
      const step = next.get(lane) ?? 0
      next.set(lane, step + 1)
      return { of, id: newId(), lane, step }
    })
    await pool.query(
      `insert into outbox (tenant_id, id, topic, lane, payload, created_at, available_at)
       select "of", id, 'record.updated', lane, jsonb_build_object('step', step), now(), now()
       from jsonb_to_recordset($1) as event ("of" uuid, id uuid, lane text, step integer)`,
      [JSON.stringify(rows)],
    )
  }
}

async function countOf(table: 'arrived' | 'outbox'): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as count from ${table}`)
  return rows[0].count
}

/** Kills the process that is oldest, whenever another part has arrived, and starts one in its place. */
async function killNowAndThen(): Promise<void> {
  for (let kill = 1; kill <= kills; kill++) {
    const until = Math.floor((kill * events) / (kills + 1)) + randomInt(20)
    await expect.poll(() => countOf('arrived'), { timeout: 120_000, interval: 10 }).toBeGreaterThan(until)
    const child = running.shift()!
    child.kill('SIGKILL')
    await once(child, 'exit')
    startProcess()
  }
}

test('[N3.15] three processes deliver one outbox while they are killed: nothing is lost, a record’s events keep their order, and what comes twice has the same key', {
  timeout: 600_000,
}, async () => {
  await writeEvents()
  for (let count = 0; count < processes; count++) startProcess()
  await killNowAndThen()
  await expect.poll(() => countOf('outbox'), { timeout: 300_000, interval: 50 }).toBe(0)

  expect(await countOf('arrived')).toBe(events)
  const { rows: disorder } = await pool.query(
    `select lane, step, earlier from (
       select lane, step, lag(step) over (partition by lane order by position) as earlier from arrived
     ) as walked
     where step <> coalesce(earlier + 1, 0)`,
  )
  expect(disorder).toEqual([])
  const { rows: outside } = await pool.query(
    `select lane, step, earlier from (
       select lane, step, lag(step) over (partition by lane order by first) as earlier
       from (select lane, step, min(position) as first from told_outside group by lane, step) as firsts
     ) as walked
     where step <> coalesce(earlier + 1, 0)`,
  )
  expect(outside).toEqual([])
  const { rows: keys } = await pool.query(
    `select lane, step from told_outside group by lane, step having count(distinct event_id) > 1`,
  )
  expect(keys).toEqual([])
})
