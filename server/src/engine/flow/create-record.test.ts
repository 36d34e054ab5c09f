import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

test('[N3.3] a record made by record.create starts the flow of its form, as flow.submit does', async () => {
  const { head, applicant, as, formId } = world
  await world.publish([
    applicantStep({ fields: { secret: 'hidden' } }),
    ask('approve', [byMember(head)], { id: 'first' }),
  ])
  const caller = as(applicant)
  const made = await caller.call('record.create', { formId, values: { title: '海运', freight: 3 } })
  expect(made).toMatchObject({ title: '海运', flowState: 'running', values: { freight: 3 } })
  // What the applicant node hides is not shown to whoever made the record.
  expect(made.values).not.toHaveProperty('secret')
  const { flowInstanceId: instanceId } = made
  expect((await world.view(applicant, instanceId)).instance).toMatchObject({
    recordId: made.id,
    state: 'running',
    applicant: { id: applicant.memberId },
  })
  await world.approve(head, instanceId)
  const { record } = await caller.call('record.get', { formId, recordId: made.id })
  expect(record).toMatchObject({ flowState: 'approved', flowInstanceId: instanceId })
})

test('[N3.3] a flow that asks nobody ends with the record it began with', async () => {
  const { applicant, as, formId } = world
  await world.publish([applicantStep()])
  const made = await as(applicant).call('record.create', { formId, values: { title: '自取' } })
  expect(made.flowState).toBe('approved')
  const { record } = await as(applicant).call('record.get', { formId, recordId: made.id })
  expect(record).toMatchObject({ flowState: 'approved', flowInstanceId: made.flowInstanceId })
})

test('[N3.8] record.create writes no field that the applicant node does not open; refused, it leaves nothing', async () => {
  const { head, applicant, as, formId } = world
  await world.publish([applicantStep({ fields: { note: 'read' } }), ask('approve', [byMember(head)])])
  const before = (await as(applicant).call('record.count', { formId })).count
  const wrong = as(applicant).call('record.create', { formId, values: { title: '海运', note: '越权' } })
  await expect(wrong).rejects.toMatchObject({ status: 400, fields: [{ field: 'values.note' }] })
  expect((await as(applicant).call('record.count', { formId })).count).toBe(before)
})

test('[N3.3] made twice with one idempotency key, there is one record and one flow', async () => {
  const { head, applicant, as, formId } = world
  await world.publish([applicantStep(), ask('approve', [byMember(head)])])
  const once = as(applicant, { idempotencyKey: 'create-once' })
  const input = { formId, values: { title: '一次' } }
  const first = await once.call('record.create', input)
  expect(await once.call('record.create', input)).toEqual(first)
  expect(await world.tasksOf(head, first.flowInstanceId)).toHaveLength(1)
})

test('[N3.3] what the system enters starts nothing, and can be submitted later by who may change it', async () => {
  const { head, admin, house, as, formId, tenantId } = world
  await world.publish([applicantStep(), ask('approve', [byMember(head)])])
  const made = (await house.invoke('record.create', {
    actor: { kind: 'system', tenantId, name: 'test' },
    input: { formId, values: { title: '系统录入' } },
  })) as { id: string; flowState: string | null }
  expect(made.flowState).toBeNull()
  const { instanceId } = await as(admin).call('flow.submit', { formId, values: {}, recordId: made.id })
  expect(await world.tasksOf(head, instanceId)).toHaveLength(1)
})

test('[N2.6] the last approval is news to open lists: the state of the record has changed', async () => {
  const { head, house, formId, tenantId } = world
  await world.publish([applicantStep(), ask('approve', [byMember(head)])])
  const { instanceId } = await world.submit()
  const told: unknown[] = []
  const { live } = house.services
  const { publishGathered } = live
  live.publishGathered = (...news) => void told.push(news)
  await world.approve(head, instanceId)
  live.publishGathered = publishGathered
  expect(told).toEqual([[tenantId, 'record.changed', { formId }]])
})

test('[N3.6] [7.D34] of those who submit one record at the same moment one does; the others are told that it runs', async () => {
  const { applicant, as, formId } = world
  const first = await as(applicant).call('flow.submit', { formId, values: { title: '同时提交' } })
  await as(applicant).call('instance.withdraw', { instanceId: first.instanceId })
  for (const values of [{}, { note: '改过' }]) {
    const again = { formId, recordId: first.recordId, values }
    const tried = await Promise.allSettled([1, 2, 3].map(() => as(applicant).call('flow.submit', again)))
    const began = tried.filter(({ status }) => status === 'fulfilled')
    expect(began).toHaveLength(1)
    for (const one of tried) if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 409 })
    const { instanceId } = (began[0] as PromiseFulfilledResult<{ instanceId: string }>).value
    await as(applicant).call('instance.withdraw', { instanceId })
  }
})

test('[8.2] one door: record.create is declared as another name of flow.submit, and what the system enters starts no flow', async () => {
  const { head, house, formId, tenantId } = world
  const { registry } = house
  const alias = registry.get('record.create')!
  const operation = registry.get('flow.submit')!
  expect(alias.aliasOf).toBe('flow.submit')
  for (const part of ['kind', 'method', 'access', 'transaction', 'keys'] as const)
    expect(alias[part]).toEqual(operation[part])
  for (const name of Object.keys(alias.input.shape))
    expect(Object.keys(operation.input.shape)).toContain(name)
  const others = [...registry.values()].filter(({ aliasOf }) => aliasOf !== undefined)
  for (const { aliasOf } of others) expect(registry.get(aliasOf!)?.aliasOf).toBeUndefined()
  await world.publish([applicantStep(), ask('approve', [byMember(head)])])
  const actor = { kind: 'system' as const, tenantId, name: 'test' }
  for (const id of ['record.create', 'flow.submit']) {
    const made = (await house.invoke(id, { actor, input: { formId, values: { title: '系统录入' } } })) as {
      id?: string
      recordId?: string
    }
    const input = { formId, recordId: made.id ?? made.recordId }
    const { record } = await world.as(world.admin).call('record.get', input)
    expect(record.flowState).toBeNull()
  }
})
