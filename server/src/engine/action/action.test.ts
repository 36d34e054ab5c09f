import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { openBrowser } from '../../platform/identity/testing/browser.ts'
import type { JobContext } from '../../platform/job/index.ts'
import { createContext } from '../../platform/operation/index.ts'
import { systemId } from '../../platform/system-form/index.ts'
import {
  createTestHouse,
  type TestCaller,
  type TestHouse,
  type TestPerson,
} from '../../testing/test-house.ts'
import { flowOf } from '../../testing/whole-company.ts'
import { runActionJob } from './jobs/run-action.ts'
import { questionsOf } from './questions.ts'
import { addColleagues } from './testing/add-colleagues.ts'

let house: TestHouse
let client: pg.Client
let office: TestCaller
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  office = house.as(house.admin)
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

const members = systemId('form:member')
let names = 0
const colleagues = (count: number) => addColleagues(client, house, { count, name: `colleague${names++}-` })

/** A form whose flow asks the administrator; its id. */
async function flowFor({ admin, as }: TestHouse): Promise<string> {
  const designer = as(admin)
  const { id: appId } = await designer.call('app.create', { name: '申请' })
  await designer.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
  const { id: formId } = await designer.call('form.create', { appId, name: '申请' })
  const fields = [{ type: 'text', id: 'title', name: '事由' }]
  await designer.call('form.saveDraft', {
    formId,
    baseVersion: 0,
    definition: { fields, titleFieldId: 'title' },
  })
  await designer.call('form.publish', { formId })
  await designer.call('flow.saveDraft', { formId, tree: flowOf(admin.memberId) })
  await designer.call('flow.publish', { formId })
  return formId
}

let since: Date
beforeEach(() => {
  house.clock.advance(1000)
  since = house.clock.now()
})

/** How often each record was acted on since the test began, as the log has it. */
async function actsOf(operation: string, outcome = 'done'): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: string; count: number }>(
    `select target_id as id, count(*)::int as count from sluice.audit_log
     where operation = $1 and outcome = $2 and created_at >= $3 group by target_id`,
    [operation, outcome, since],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

const listFor = async (person: TestPerson, formId: string, recordIds: string[]) => {
  const { items } = await house.as(person).call('action.list', { formId, recordIds })
  return new Map<string, Record<string, never>>(items.map((item: { id: string }) => [item.id, item]))
}
const start = (person: TestPerson, action: string, recordIds: string[], more: object = {}) =>
  house.as(person).call('action.start', { formId: members, action, recordIds, ...more })
const results = (person: TestPerson, jobId: string, more: object = {}) =>
  house.as(person).call('action.results', { jobId, limit: 200, ...more })
const statusOf = async (ids: string[]) => {
  const { rows } = await client.query<{ status: string; count: number }>(
    'select status, count(*)::int as count from sluice.member where id = any($1::uuid[]) group by status',
    [ids],
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

test('[9.2] what may be done is offered for the records it is for, in the language of the reader', async () => {
  const [active, disabled] = await colleagues(2)
  await office.call('member.disable', { memberId: disabled })
  const offered = await listFor(house.admin, members, [active!, disabled!])
  expect(offered.get('member.disable')).toMatchObject({ name: '停用', danger: true, recordIds: [active] })
  expect(offered.get('member.enable')).toMatchObject({ recordIds: [disabled] })
  expect(offered.get('member.resetPassword')).toMatchObject({ single: true, recordIds: [active, disabled] })
  const { items } = await house
    .as(house.admin, { locale: 'en' })
    .call('action.list', { formId: members, recordIds: [active] })
  expect(items.map(({ name }: { name: string }) => name)).toEqual([
    'Disable',
    'Mail a reset link',
    'Reset the password',
  ])
})

test('[9.2] 200 selected, the connection cut after 50, repeated: 200 results, none doubled', async () => {
  const ids = await colleagues(200)
  const url = await house.house.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = openBrowser(house.house.app)
  await browser.post('/api/login', { login: 'acme-admin', password: 'River-2026-gate' })
  const request = (signal?: AbortSignal) =>
    fetch(`${url}/api/forms/${members}/action-runs`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-sluice-csrf': '1',
        'idempotency-key': 'disable them all',
        cookie: browser.cookie,
      },
      body: JSON.stringify({ action: 'member.disable', recordIds: ids }),
      ...(signal ? { signal } : {}),
    })
  // The answer of the first call never arrives.
  const cut = new AbortController()
  const first = request(cut.signal).catch((error: Error) => error.name)
  await expect.poll(async () => (await client.query('select from sluice.action_result')).rowCount).toBe(200)
  cut.abort()
  await first

  // After fifty the person repeats the call.
  const { services } = house.house
  const { invoke } = services
  const answers: { jobId: string }[] = []
  let acts = 0
  services.invoke = async (id, call) => {
    if (id === 'member.disable' && ++acts === 50) {
      answers.push((await (await request()).json()) as { jobId: string })
    }
    return invoke(id, call)
  }
  await house.drain()
  answers.push((await (await request()).json()) as { jobId: string })
  await house.drain()
  services.invoke = invoke

  expect(new Set(answers.map(({ jobId }) => jobId)).size).toBe(1)
  const [{ jobId }] = answers as [{ jobId: string }]
  const page = await results(house.admin, jobId)
  expect(page.counts).toEqual({ waiting: 0, done: 200, refused: 0, failed: 0 })
  expect(page.items.map(({ recordId }: { recordId: string }) => recordId)).toEqual(ids)
  expect(await office.call('job.get', { jobId })).toMatchObject({
    state: 'done',
    processed: 200,
    total: 200,
    result: { done: 200, refused: 0, failed: 0 },
  })
  const told = await actsOf('member.disable')
  expect([told.size, [...told.values()].every((count) => count === 1)]).toEqual([200, true])
  expect(await statusOf(ids)).toEqual({ disabled: 200 })
  expect((await client.query(`select from sluice.job where kind = 'action.run'`)).rowCount).toBe(1)
})

/** Runs a job as the queue does for one delivery. */
function deliver(person: TestPerson, jobId: string): Promise<void> {
  const { services } = house.house
  const { tenantId, actor } = person
  const transact: JobContext['transact'] = (work) =>
    runTransaction(services.pools.server, { tenantId, asTenantRole: true }, (transaction) => {
      const origin = { requestId: newId(), locale: 'zh' as const }
      return work(createContext({ services, transaction, actor, operationId: 'job', origin }).context)
    })
  const context = {
    services,
    tenantId,
    signal: new AbortController().signal,
    transact,
    transactBulk: transact,
  }
  return runActionJob.run(context, { jobId } as never)
}

test('[9.2] a job that is delivered twice at once acts once on each record', async () => {
  const ids = await colleagues(30)
  const { jobId } = await start(house.admin, 'member.disable', ids)
  const outcomes = await Promise.allSettled([deliver(house.admin, jobId), deliver(house.admin, jobId)])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  expect((await results(house.admin, jobId)).counts).toMatchObject({ done: 30, waiting: 0 })
  const told = await actsOf('member.disable')
  expect([told.size, Math.max(...told.values())]).toEqual([30, 1])
})

test('[9.2] two people act on the same records at once: each record is done for one of them, the other reads why not', async () => {
  const ids = await colleagues(25)
  const second = await house.as(house.admin).call('member.update', {
    memberId: house.head.memberId,
    roleIds: [house.roles.administrator],
  })
  expect(second.id).toBe(house.head.memberId)
  const runs = await Promise.all(
    [house.admin, house.head].map(async (person) => ({
      person,
      jobId: (await start(person, 'member.disable', ids)).jobId as string,
    })),
  )
  await Promise.all(runs.map(({ person, jobId }) => deliver(person, jobId)))
  const pages = await Promise.all(runs.map(({ person, jobId }) => results(person, jobId)))
  const of = (state: string) =>
    pages.flatMap(({ items }) => items.filter((item: { state: string }) => item.state === state))
  expect([of('done').length, of('refused').length]).toEqual([25, 25])
  expect(new Set(of('done').map(({ recordId }) => recordId)).size).toBe(25)
  expect(new Set(of('refused').map(({ code }) => code))).toEqual(new Set(['member.already_disabled']))
  const told = await actsOf('member.disable')
  expect([told.size, Math.max(...told.values())]).toEqual([25, 1])
  await house.as(house.admin).call('member.update', { memberId: house.head.memberId, roleIds: [] })
})

test('[9.2] without the right nothing is offered, and each record is refused in words of the reader', async () => {
  const ids = await colleagues(3)
  expect([...(await listFor(house.applicant, members, ids)).keys()]).toEqual([])
  const { jobId } = await start(house.applicant, 'member.disable', ids)
  await house.drain()
  const page = await results(house.applicant, jobId)
  expect(page.counts).toEqual({ waiting: 0, done: 0, refused: 3, failed: 0 })
  expect(page.items[0]).toMatchObject({ state: 'refused', code: 'common.forbidden' })
  const { texts } = house.house.services.permissions
  expect(page.items[0].message).toContain(texts.get('member.manage')!.zh)
  const english = await house.as(house.applicant, { locale: 'en' }).call('action.results', { jobId })
  expect(english.items[0].message).toContain(texts.get('member.manage')!.en)
  expect(await statusOf(ids)).toEqual({ active: 3 })
  // Nobody reads the results of somebody else, or takes them up.
  for (const operation of ['action.results', 'action.retry'])
    await expect(office.call(operation, { jobId })).rejects.toMatchObject({ status: 404 })
})

test('[9.2] whether an action is for a record is asked again by the operation, with a reason', async () => {
  const [one] = await colleagues(1)
  await office.call('member.disable', { memberId: one })
  await expect(office.call('member.disable', { memberId: one })).rejects.toMatchObject({
    code: 'member.already_disabled',
    status: 409,
  })
  await office.call('member.enable', { memberId: one })
  await expect(office.call('member.enable', { memberId: one })).rejects.toMatchObject({
    code: 'member.already_active',
  })
})

test('[9.2] what was not done is tried again, and only that', async () => {
  const ids = await colleagues(4)
  await office.call('member.disable', { memberId: ids[1] })
  const { jobId } = await start(house.admin, 'member.disable', ids)
  await expect(office.call('action.retry', { jobId })).rejects.toMatchObject({ code: 'job.still_running' })
  await house.drain()
  expect((await results(house.admin, jobId)).counts).toMatchObject({ done: 3, refused: 1 })
  const undone = await results(house.admin, jobId, { undone: true })
  expect(undone.items).toMatchObject([{ recordId: ids[1], message: expect.stringContaining('已经停用') }])
  await office.call('member.enable', { memberId: ids[1] })
  expect(await office.call('action.retry', { jobId })).toEqual({ jobId, count: 1 })
  await house.drain()
  expect((await results(house.admin, jobId)).counts).toMatchObject({ done: 4, refused: 0 })
  const told = await actsOf('member.disable')
  expect([told.get(ids[0]!), told.get(ids[1]!)]).toEqual([1, 2])
  await expect(office.call('action.retry', { jobId })).rejects.toMatchObject({
    code: 'action.nothing_to_repeat',
  })
})

test('[9.2] what was cancelled stays where it is, and goes on when it is taken up again', async () => {
  const ids = await colleagues(3)
  const { jobId } = await start(house.admin, 'member.disable', ids)
  await office.call('job.cancel', { jobId })
  await house.drain()
  expect((await results(house.admin, jobId)).counts).toMatchObject({ waiting: 3, done: 0 })
  await office.call('action.retry', { jobId })
  await house.drain()
  expect((await results(house.admin, jobId)).counts).toMatchObject({ waiting: 0, done: 3 })
})

test('[9.2] each record has its own line in the log, as who started it and from where', async () => {
  const ids = await colleagues(2)
  const person = house.as(house.admin, { ip: '10.9.8.7', requestId: 'the request' })
  const { jobId, title } = await person.call('action.start', {
    formId: members,
    action: 'member.disable',
    recordIds: ids,
  })
  await house.drain()
  const { items } = await office.call('audit.list', {
    from: since.toISOString(),
    operation: 'member.disable',
  })
  expect(items).toHaveLength(2)
  for (const item of items)
    expect(item).toMatchObject({ actorName: '管理员', ip: '10.9.8.7', operationName: { zh: '停用成员' } })
  expect(items.map(({ target }: { target: { id: string } }) => target.id).sort()).toEqual([...ids].sort())
  const [whole] = (await office.call('audit.list', { from: since.toISOString(), operation: 'action.start' }))
    .items
  expect(whole.target).toMatchObject({ type: 'job', id: jobId, name: title })
  const entry = await office.call('audit.get', { entryId: whole.id, at: whole.at })
  expect(entry.lines).toContainEqual({ label: '数据', values: [{ name: '2 项' }] })
})

test('[9.2] what an action asks for comes from its schema; what is missing is named beside its field', async () => {
  const instances = systemId('form:instance')
  const world = await flowFor(house)
  const mine = await house.as(house.applicant).call('flow.submit', { formId: world, values: { title: '一' } })
  const theirs = await office.call('flow.submit', { formId: world, values: { title: '二' } })
  const ids = [mine.instanceId, theirs.instanceId] as string[]
  const offered = await listFor(house.admin, instances, ids)
  expect(offered.get('instance.terminate')).toMatchObject({
    recordIds: ids,
    fields: [{ id: 'opinion', type: 'longText', name: '原因', required: true, maxLength: 2000 }],
  })
  // Who applied urges; who neither applied nor manages does not even see it.
  const own = await listFor(house.applicant, instances, ids)
  expect([...own.keys()]).toEqual(['instance.urge'])
  expect(own.get('instance.urge')).toMatchObject({ recordIds: [mine.instanceId] })
  const terminate = (input: object) =>
    office.call('action.start', { formId: instances, action: 'instance.terminate', recordIds: ids, input })
  await expect(terminate({})).rejects.toMatchObject({
    fields: [{ field: 'input.opinion', code: 'required' }],
  })
  await expect(terminate({ opinion: '停', more: 'x' })).rejects.toMatchObject({
    fields: [{ field: 'input.more', code: 'unknownField' }],
  })
  const { jobId } = await terminate({ opinion: '项目取消' })
  await house.drain()
  const page = await results(house.admin, jobId)
  expect(page.counts).toMatchObject({ done: 2 })
  expect(page.items.map(({ title }: { title: string }) => title)).toEqual(['一', '二'])
  const { instance } = await office.call('instance.get', { instanceId: mine.instanceId })
  expect(instance.state).toBe('withdrawn')
  await expect(
    office.call('instance.terminate', { instanceId: mine.instanceId, opinion: '再停' }),
  ).rejects.toMatchObject({ code: 'flow.instance_ended' })
})

test('[9.2] an answer with a secret is not for a selection', async () => {
  const ids = await colleagues(2)
  await expect(start(house.admin, 'member.resetPassword', ids)).rejects.toMatchObject({
    code: 'action.one_at_a_time',
  })
  await expect(start(house.admin, 'member.update', ids)).rejects.toMatchObject({ code: 'action.not_found' })
})

test('[N5.6] the description of the API marks what is an action, and on what', async () => {
  const { paths } = (await house.house.app.inject('/api/openapi.json')).json()
  expect(paths['/api/members/{memberId}/disable'].post['x-sluice-action']).toEqual({
    on: 'member',
    record: 'memberId',
    name: { zh: '停用', en: 'Disable' },
    danger: true,
    selection: true,
    when: { field: 'status', op: 'eq', value: 'active' },
  })
  expect(paths['/api/members/{memberId}'].patch).not.toHaveProperty('x-sluice-action')
})

test('[9.2] every action acts on records that there are, and asks for nothing without words', () => {
  const { actions, systemForms } = house.house.services
  const codes = new Set(['records', ...systemForms.all.map(({ code }) => code)])
  const all = [...house.house.registry.keys()].flatMap((id) => actions.get(id) ?? [])
  expect(all.length).toBeGreaterThanOrEqual(6)
  for (const operation of all) {
    expect(codes, operation.id).toContain(operation.action.on)
    for (const locale of ['zh', 'en'] as const)
      for (const { field } of questionsOf(operation, locale)) expect(field.name, operation.id).not.toBe('')
  }
})
