import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { createTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
let admin: pg.Client
beforeAll(async () => {
  house = await createTestHouse()
  admin = new pg.Client({ connectionString: house.databaseUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin?.end()
  await house?.close()
})

/** Cuts every connection of the house, as a database that restarts does. */
async function cutAll(): Promise<number> {
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  return rowCount ?? 0
}

// An error event that nobody hears ends the process; here it would fail the run.
test('[7.D31] a connection that breaks ends no process: idle, held without a word, in a statement, listening', async () => {
  const { pools } = house.house.services
  const lanes = [pools.server, pools.bulk, pools.owner, pools.job]
  for (const lane of lanes) await lane.query('select 1')
  const held = await Promise.all(lanes.map((lane) => lane.connect()))
  const busy = await Promise.all(lanes.map((lane) => lane.connect()))
  const asked = busy.map((client) => client.query('select pg_sleep(60)').catch((error) => error))
  await eventually(async () => {
    const { rows } = await admin.query(
      `select count(*)::int as sleeping from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%'
       and pid <> pg_backend_pid()`,
    )
    expect(rows).toEqual([{ sleeping: lanes.length }])
  })
  expect(await cutAll()).toBeGreaterThanOrEqual(lanes.length * 2)
  for (const outcome of await Promise.all(asked)) expect(outcome).toBeInstanceOf(Error)
  for (const client of held) await expect(client.query('select 1')).rejects.toThrow()
  for (const client of [...held, ...busy]) client.release(new Error('broken'))

  // The house goes on with new connections, and hears news again.
  const { id } = await house.as(house.admin).call('app.create', { name: '之后' })
  expect(id).toBeTruthy()
})

test('[7.D31] an act whose connection breaks in the middle fails alone', async () => {
  const calls = Array.from({ length: 20 }, (_, index) =>
    house
      .as(house.admin)
      .call('app.create', { name: `应用 ${index}` })
      .then(
        () => 'done',
        () => 'failed',
      ),
  )
  await cutAll()
  await Promise.all(calls)
  const { items } = await house.as(house.admin).call('app.list')
  expect(items.length).toBeGreaterThanOrEqual(1)
})
