import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemFormIds } from '@sluice/contract'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbeddedServer } from '../../server/src/database/index.ts'
import { addColleagues } from '../../server/src/engine/action/testing/add-colleagues.ts'
import { addPerson, registerWorkspace } from '../testing/person.ts'
import { type RunningSluice, startSluice } from '../testing/start-sluice.ts'

// An act on 200 records whose process dies in the middle, twice: another process goes on, and nothing happens twice.

let folder: string
let database: EmbeddedServer
let client: pg.Client
let sluice: RunningSluice | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-action-'))
  database = await startEmbeddedServer(folder)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await sluice?.stop()
  await client?.end()
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = () =>
  startSluice({ home: folder, environment: { DATABASE_URL: database.url, SLUICE_DEMO: '0' } })

/** How many records have their result. */
async function settled(): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from sluice.action_result where state <> 'waiting'`,
  )
  return rows[0]!.count
}

test('[9.2] 200 selected, kill -9 after 50 and again after 120, repeated: 200 results, none doubled', async () => {
  sluice = await start()
  const admin = await registerWorkspace(sluice.url, 'crowd')
  const { memberId } = await addPerson(admin, sluice.url, 'crowd-one')
  const { rows } = await client.query<{ account: string; tenant: string; role: string }>(
    `select m.account_id as account, m.tenant_id as tenant, r.id as role from sluice.member m
     join sluice.role r on r.tenant_id = m.tenant_id and r.code = 'member' where m.id = $1`,
    [memberId],
  )
  const { account, tenant, role } = rows[0]!
  const applicant = { memberId, accountId: account } as never
  const recordIds = await addColleagues(
    client,
    { tenantId: tenant, applicant, roles: { member: role } },
    { count: 200, name: 'crowd' },
  )
  const act = { formId: systemFormIds.member, action: 'member.disable', recordIds }
  const send = (url: string) => admin.at(url).call('action.start', act, { idempotencyKey: 'all of them' })
  const { jobId } = await send(sluice.url)
  for (const after of [50, 120]) {
    await expect.poll(settled, { timeout: 240_000, interval: 5 }).toBeGreaterThanOrEqual(after)
    await sluice.kill()
    sluice = await start()
    // Whoever was cut off asks again.
    expect((await send(sluice.url)).jobId).toBe(jobId)
  }
  await expect.poll(settled, { timeout: 240_000, interval: 100 }).toBe(200)
  const person = admin.at(sluice.url)
  await expect
    .poll(async () => (await person.call('job.get', { jobId })).state, { timeout: 60_000 })
    .toBe('done')
  const { counts } = await person.call('action.results', { jobId })
  expect(counts).toEqual({ waiting: 0, done: 200, refused: 0, failed: 0 })
  const { rows: acts } = await client.query<{ target: string; count: number }>(
    `select target_id as target, count(*)::int as count from sluice.audit_log
     where operation = 'member.disable' group by target_id`,
  )
  expect([acts.length, Math.max(...acts.map(({ count }) => count))]).toEqual([200, 1])
}, 900_000)
