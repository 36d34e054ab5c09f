import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbeddedServer } from '../../server/src/database/index.ts'
import { type ApprovalCompany, openApprovalCompany } from '../testing/approval-company.ts'
import { type RunningSluice, startSluice } from '../testing/start-sluice.ts'
import { approvalFaults, deliveryFaults } from './approval-faults.ts'
import { type Act, perform, type Traffic, workUntilGone } from './approval-traffic.ts'

// Two server processes on one durable PostgreSQL are killed at random moments while people submit and approve, again and
// again. After each kill nothing that was acknowledged may be missing and nothing may be half there.

const kills = Number(process.env.SLUICE_KILLS ?? 50)
const seed = Number(process.env.SLUICE_SEED ?? randomInt(2 ** 31))
const processes = 2
const clientsPerProcess = 4

let folder: string
let database: EmbeddedServer
let client: pg.Client
let running: RunningSluice[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-fault-'))
  database = await startEmbeddedServer(folder)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await Promise.all(running.map((sluice) => sluice.stop()))
  await client?.end()
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = () =>
  startSluice({
    home: folder,
    environment: { DATABASE_URL: database.url, SLUICE_DEMO: '0', SLUICE_POOL_SIZE: '6' },
  })
const startAll = () => Promise.all(Array.from({ length: processes }, start))

/** A generator whose numbers the printed seed brings back (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Waits until the database has finished what the killed processes had sent. */
async function untilQuiet(): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ busy: number }>(
      `select count(*)::int as busy from pg_stat_activity where usename in ('sluice_server', 'sluice_job', 'sluice_owner')`,
    )
    if (rows[0]!.busy === 0) return
  }
}

/** Lets clients work at every process and kills each after some requests, somewhere inside a request. */
async function workAndKill(company: ApprovalCompany, acts: Act[], random: () => number): Promise<void> {
  await Promise.all(
    running.map(async (sluice) => {
      let left = 3 + Math.floor(random() * 40)
      const traffic: Traffic = {
        acts,
        random,
        onSend: () => {
          left--
          if (left === 0) setTimeout(() => void sluice.kill(), random() * 12)
        },
      }
      await Promise.all(
        Array.from({ length: clientsPerProcess }, () => workUntilGone(company, sluice.url, traffic)),
      )
    }),
  )
}

/** Repeats acts with their keys: what had been acknowledged is answered as before, the rest is done or refused now. */
async function repeat(company: ApprovalCompany, acts: Act[], url: string): Promise<void> {
  const people = {
    applicant: company.applicant.at(url),
    first: company.first.at(url),
    second: company.second.at(url),
  }
  for (const act of acts) {
    const before = { ...act }
    await perform(people[act.who], act)
    if (before.outcome === 'done') expect(act, before.key).toEqual(before)
    expect(act.outcome, `${act.key}: ${act.answer}`).not.toBe('unknown')
    if (act.operation === 'flow.submit') expect(act.outcome, `${act.key}: ${act.answer}`).toBe('done')
  }
}

/** What people were told was done, and is not in the database. */
async function missing(acts: Act[], tenantId: string, formId: string): Promise<string[]> {
  const table = `t_${tenantId.replaceAll('-', '')}.form_${formId.replaceAll('-', '')}`
  const { rows: records } = await client.query<{ f_title: string }>(`select f_title from ${table}`)
  const { rows: approved } = await client.query<{ id: string }>(
    `select id from sluice.flow_task where tenant_id = $1 and state = 'approved'`,
    [tenantId],
  )
  const there = new Set([...records.map(({ f_title }) => f_title), ...approved.map(({ id }) => id)])
  // Who approves what they have approved already is told that it is done: so the task counts, not the key.
  const traceOf = ({ operation, input, key }: Act) =>
    operation === 'flow.submit' ? key : String(input.taskId)
  return acts.filter((act) => act.outcome === 'done' && !there.has(traceOf(act))).map(({ key }) => key)
}

test(`[N3.15] ${kills} times kill -9 during submissions and approvals: nothing acknowledged is lost, nothing is half there`, async () => {
  console.log(`SLUICE_SEED=${seed}`)
  const random = randomFrom(seed)
  running = await startAll()
  const company = await openApprovalCompany(running[0]!.url, 'kill')
  const { tenant } = await company.admin.call('identity.me', {})
  const place = { tenantId: tenant!.id, formId: company.formId }
  const all: Act[] = []
  for (let round = 1; round * processes <= kills; round++) {
    const acts: Act[] = []
    await workAndKill(company, acts, random)
    await untilQuiet()
    const label = `round ${round}, SLUICE_SEED=${seed}`
    expect(await approvalFaults(client, place), label).toEqual([])
    expect(await missing(acts, place.tenantId, place.formId), label).toEqual([])
    running = await startAll()
    await repeat(company, acts, running[round % processes]!.url)
    expect(await approvalFaults(client, place), `${label}, repeated`).toEqual([])
    all.push(...acts)
  }
  expect(await missing(all, place.tenantId, place.formId)).toEqual([])
  // What the acts set off happens from the outbox, whoever dies in between.
  await untilOutboxEmpty(place.tenantId)
  expect(await deliveryFaults(client, place)).toEqual([])
  console.log(
    `${all.length} acts, ${all.filter(({ operation }) => operation === 'task.approve').length} approvals`,
  )
}, 900_000)

async function untilOutboxEmpty(tenantId: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ waiting: number }>(
      'select count(*)::int as waiting from sluice.outbox where tenant_id = $1 and attempts = 0',
      [tenantId],
    )
    if (rows[0]!.waiting === 0) return
  }
}
