import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { dispatchOutbox, type OutboxEntry, type OutboxTargets } from './outbox.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
let pool: pg.Pool
const tenantId = newId()
const otherId = newId()
const now = new Date('2026-05-01T08:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ connectionString: database.url, options: '-c search_path=sluice,public' })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
beforeEach(() => pool.query('truncate outbox, outbox_delivery'))

/** Puts entries into the outbox, a second apart, the first the oldest; `of` another tenant when they say so. */
async function put(...entries: [topic: string, payload: Record<string, unknown>][]): Promise<string[]> {
  const ids: string[] = []
  for (const [index, [topic, payload]] of entries.entries()) {
    const id = newId()
    ids.push(id)
    const at = new Date(now.getTime() - 1000 * (entries.length - index))
    await pool.query(
      'insert into outbox (tenant_id, id, topic, payload, created_at, available_at) values ($1, $2, $3, $4, $5, $5)',
      [payload.of ?? tenantId, id, topic, payload, at],
    )
  }
  return ids
}

function recorder(fails: (entry: OutboxEntry) => boolean = () => false) {
  const seen: string[] = []
  const note = async (entry: OutboxEntry) => {
    if (fails(entry)) throw new Error('not now')
    seen.push(`${entry.topic} ${entry.payload.step ?? ''}`.trim())
  }
  const targets: OutboxTargets = { queue: note, deliver: note }
  return { seen, targets }
}

async function left(): Promise<{ topic: string; attempts: number }[]> {
  return (await pool.query('select topic, attempts from outbox order by available_at')).rows
}

test('[N3.15] a job that somebody waits for is queued before the events that came earlier', async () => {
  await put(...Array.from({ length: 60 }, (): [string, Record<string, unknown>] => ['task.opened', {}]), [
    'job:export',
    {},
  ])
  const { seen, targets } = recorder()
  expect(await dispatchOutbox(pool, now, targets)).toBe(51)
  expect(seen[0]).toBe('job:export')
  expect(await left()).toHaveLength(10)
})

test('[N3.15] events of a company arrive in their order, whatever happens beside them', async () => {
  const steps = Array.from({ length: 20 }, (_, index) => String(index))
  await put(...steps.map((step): [string, Record<string, unknown>] => ['mine', { step }]))
  await put(...steps.map((step): [string, Record<string, unknown>] => ['theirs', { step, of: otherId }]))
  const { seen, targets } = recorder()
  await dispatchOutbox(pool, now, targets)
  for (const topic of ['mine', 'theirs'])
    expect(seen.filter((line) => line.startsWith(topic))).toEqual(steps.map((step) => `${topic} ${step}`))
  expect(await left()).toEqual([])
})

test('[N3.15] what fails comes back later and holds nothing up; what has arrived is forgotten with its deliveries', async () => {
  const [good, bad] = await put(['good', {}], ['bad', {}], ['job:bad', {}])
  for (const id of [good, bad]) {
    await pool.query(
      `insert into outbox_delivery (tenant_id, event_id, subscriber, delivered_at) values ($1, $2, 's', now())`,
      [tenantId, id],
    )
  }
  const { seen, targets } = recorder(({ topic }) => topic.endsWith('bad'))
  expect(await dispatchOutbox(pool, now, targets)).toBe(3)
  expect(seen).toEqual(['good'])
  expect((await left()).map(({ topic, attempts }) => `${topic} ${attempts}`).sort()).toEqual([
    'bad 1',
    'job:bad 1',
  ])
  expect((await pool.query('select event_id from outbox_delivery')).rows).toEqual([{ event_id: bad }])
  expect(await dispatchOutbox(pool, now, targets)).toBe(0)
  expect(await dispatchOutbox(pool, new Date(now.getTime() + 5000), recorder().targets)).toBe(2)
  expect(await left()).toEqual([])
})
