import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import type { OutboxEntry } from './outbox.ts'
import { type Dispatcher, maximumAttempts, openDispatcher } from './outbox-dispatcher.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
let pool: pg.Pool
const opened: Dispatcher[] = []
const tenantId = newId()
const otherId = newId()
const start = new Date('2026-05-01T08:00:00Z')
let now = start

beforeAll(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({
    connectionString: database.url,
    options: '-c search_path=sluice,public -c timezone=UTC',
  })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
beforeEach(async () => {
  now = start
  await pool.query('truncate outbox, outbox_delivery')
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((dispatcher) => dispatcher.close()))
})

interface Put {
  lane?: string
  of?: string
  step?: string
}

/** Puts entries into the outbox, a second apart, the first the oldest. */
async function put(...entries: [topic: string, entry?: Put][]): Promise<string[]> {
  const ids: string[] = []
  for (const [index, [topic, { lane = '', of = tenantId, step }]] of entries.map(withEntry).entries()) {
    const id = newId()
    ids.push(id)
    const at = new Date(start.getTime() - 1000 * (entries.length - index))
    await pool.query(
      `insert into outbox (tenant_id, id, topic, lane, payload, created_at, available_at)
       values ($1, $2, $3, $4, $5, $6, $6)`,
      [of, id, topic, lane, { step }, at],
    )
  }
  return ids
}

function withEntry([topic, entry = {}]: [topic: string, entry?: Put]): [string, Put] {
  return [topic, entry]
}

/** A dispatcher that notes what it hands over. */
function dispatcherOf({
  fails = () => false,
  until,
}: {
  fails?(entry: OutboxEntry): boolean
  until?(entry: OutboxEntry): Promise<void> | undefined
} = {}) {
  const seen: string[] = []
  const note = async (entry: OutboxEntry) => {
    await until?.(entry)
    if (fails(entry)) throw new Error('not now')
    seen.push(`${entry.topic} ${entry.payload.step ?? ''}`.trim())
  }
  const dispatcher = openDispatcher({ pool, now: () => now, targets: { queue: note, deliver: note } })
  opened.push(dispatcher)
  const dispatch = async () => {
    let rounds = 0
    while ((await dispatcher.round()).taken > 0) {
      rounds++
      await dispatcher.settled()
    }
    return rounds
  }
  return { seen, dispatcher, dispatch }
}

async function left(): Promise<{ topic: string; attempts: number }[]> {
  return (await pool.query('select topic, attempts from outbox order by position')).rows
}

test('[N3.15] a job that somebody waits for is queued before the events that came earlier', async () => {
  await put(...Array.from({ length: 60 }, (): [string] => ['task.opened']), ['job:export'])
  const { seen, dispatcher } = dispatcherOf()
  await dispatcher.round()
  await dispatcher.settled()
  expect(seen[0]).toBe('job:export')
  expect(await left()).toHaveLength(10)
})

test('[N3.15] events of a company arrive in the order they were written, whatever happens beside them', async () => {
  const steps = Array.from({ length: 120 }, (_, index) => String(index))
  await put(...steps.map((step): [string, Put] => ['mine', { step, lane: step }]))
  await put(...steps.map((step): [string, Put] => ['theirs', { step, of: otherId }]))
  const { seen, dispatch } = dispatcherOf()
  await dispatch()
  for (const topic of ['mine', 'theirs'])
    expect(seen.filter((line) => line.startsWith(topic))).toEqual(steps.map((step) => `${topic} ${step}`))
  expect(await left()).toEqual([])
})

test('[N3.15] what fails comes back later and holds up its own record only; what has arrived is forgotten with its deliveries', async () => {
  const [good, bad] = await put(
    ['good', { lane: 'a' }],
    ['bad', { lane: 'b' }],
    ['after bad', { lane: 'b' }],
    ['beside', { lane: 'c' }],
    ['job:bad'],
  )
  for (const id of [good, bad]) {
    await pool.query(
      `insert into outbox_delivery (tenant_id, event_id, subscriber, delivered_at) values ($1, $2, 's', now())`,
      [tenantId, id],
    )
  }
  let broken = true
  const { seen, dispatch } = dispatcherOf({
    fails: ({ topic }) => broken && topic.endsWith('bad') && topic !== 'after bad',
  })
  await dispatch()
  expect(seen).toEqual(['good', 'beside'])
  expect((await left()).map(({ topic, attempts }) => `${topic} ${attempts}`).sort()).toEqual([
    'after bad 0',
    'bad 1',
    'job:bad 1',
  ])
  expect((await pool.query('select event_id from outbox_delivery')).rows).toEqual([{ event_id: bad }])
  expect(await dispatch()).toBe(0)
  now = new Date(start.getTime() + 5000)
  broken = false
  await dispatch()
  expect(seen).toEqual(['good', 'beside', 'job:bad', 'bad', 'after bad'])
  expect(await left()).toEqual([])
})

test('[N3.15] what fails for good waits for an administrator and holds up nothing any more', async () => {
  await put(['poison', { lane: 'a' }], ['next', { lane: 'a' }])
  const { seen, dispatch } = dispatcherOf({ fails: ({ topic }) => topic === 'poison' })
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    await dispatch()
    now = new Date(now.getTime() + 3 * 3_600_000)
  }
  expect(seen).toEqual(['next'])
  expect(await left()).toEqual([{ topic: 'poison', attempts: maximumAttempts }])
  expect((await dispatcherOf().dispatcher.round()).taken).toBe(0)
})

test('[N3.15] a slow company keeps nobody else waiting, and is nobody else’s turn meanwhile', async () => {
  await put(['slow'], ['slow'])
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const mine = dispatcherOf({ until: ({ topic }) => (topic === 'slow' ? gate : undefined) })
  const theirs = dispatcherOf()
  expect((await mine.dispatcher.round()).taken).toBe(1)
  await put(['quick', { of: otherId }])
  const { taken, lagSeconds } = await mine.dispatcher.round()
  expect({ taken, lagSeconds }).toEqual({ taken: 1, lagSeconds: 2 })
  await expect.poll(() => mine.seen).toEqual(['quick'])
  expect((await theirs.dispatcher.round()).taken).toBe(0)
  release()
  await mine.dispatcher.settled()
  expect(mine.seen).toEqual(['quick', 'slow', 'slow'])
})

test('[N3.15] a lost connection of the dispatcher loses no event; the next round delivers again', async () => {
  await put(['twice'])
  const { seen, dispatcher, dispatch } = dispatcherOf({
    until: async () => {
      if (seen.length > 0) return
      await pool.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (
           select oid from pg_database where datname = current_database())`,
      )
    },
  })
  await dispatcher.round()
  await dispatcher.settled()
  expect(await left()).toHaveLength(1)
  await dispatch()
  expect(seen).toEqual(['twice', 'twice'])
  expect(await left()).toEqual([])
})
