import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { createContext, type OperationContext } from '../../platform/operation/index.ts'
import {
  createTestHouse,
  type TestCaller,
  type TestHouse,
  type TestPerson,
} from '../../testing/test-house.ts'
import { flowOf } from '../../testing/whole-company.ts'
import { loadForm } from '../form/index.ts'
import { actionsOf, actOnRecord } from './index.ts'

let house: TestHouse
let client: pg.Client
let office: TestCaller
let appId: string
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  office = house.as(house.admin)
  appId = (await office.call('app.create', { name: '台账' })).id
  await office.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'edit' }] })
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

const fields = [
  { type: 'text', id: 'title', name: '事项' },
  {
    type: 'singleChoice',
    id: 'state',
    name: '状态',
    choices: [
      { value: 'open', label: '待付' },
      { value: 'paid', label: '已付' },
    ],
  },
  { type: 'member', id: 'keeper', name: '经办人' },
  { type: 'autoNumber', id: 'number', name: '编号', digits: 3 },
]

/** Marks as paid what is still open, with who keeps it. */
const pay = {
  id: 'pay',
  name: '付款',
  operation: 'record.bulkUpdate',
  values: { state: 'paid' },
  asks: ['keeper'],
  when: { field: 'state', op: 'eq', value: 'open' },
  confirm: '确认已经付款？',
}

async function publish(actions: object[]): Promise<string> {
  const { id: formId } = await office.call('form.create', { appId, name: `台账 ${newId()}` })
  await office.call('form.saveDraft', {
    formId,
    baseVersion: 0,
    definition: { fields, titleFieldId: 'title', actions },
  })
  await office.call('form.publish', { formId })
  return formId as string
}
const add = async (formId: string, count: number, state = 'open') => {
  const ids: string[] = []
  for (let n = 0; n < count; n++)
    ids.push((await office.call('record.create', { formId, values: { title: `第 ${n} 笔`, state } })).id)
  return ids
}
const offered = async (person: TestPerson, formId: string, recordIds: string[]) =>
  (await house.as(person).call('action.list', { formId, recordIds })).items
const valuesOf = async (formId: string, recordId: string) =>
  (await office.call('record.get', { formId, recordId })).record.values
const auditOf = async (recordId: string) => {
  const { rows } = await client.query<{ operation: string }>(
    `select operation from sluice.audit_log where detail::text like '%' || $1 || '%' order by id`,
    [recordId],
  )
  return rows.map(({ operation }) => operation)
}

test('[9.2] the buttons a designer chose stand beside the records they are for, with what they ask', async () => {
  const formId = await publish([pay, { id: 'drop', name: '作废', operation: 'record.delete', danger: true }])
  const [open] = await add(formId, 1)
  const [paid] = await add(formId, 1, 'paid')
  const items = await offered(house.applicant, formId, [open!, paid!])
  expect(items.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
    ['pay', '付款'],
    ['drop', '作废'],
  ])
  expect(items[0]).toMatchObject({
    confirm: '确认已经付款？',
    recordIds: [open],
    fields: [{ id: 'keeper', type: 'member', name: '经办人' }],
  })
  expect(items[1]).toMatchObject({ danger: true, recordIds: [open, paid] })
  // Readers get no list of buttons with the form itself.
  const { definition } = await house.as(house.applicant).call('form.get', { formId })
  expect(definition).not.toHaveProperty('actions')
})

test('[9.2] pressed on one record it sets what was chosen and asked, and stands in the log with its operation', async () => {
  const formId = await publish([pay])
  const [id] = await add(formId, 1)
  const input = { keeper: house.head.memberId }
  const press = () =>
    house.as(house.applicant).call('action.act', { formId, recordId: id, action: 'pay', input })
  expect(await press()).toEqual({ recordId: id, name: '付款' })
  expect(await valuesOf(formId, id!)).toMatchObject({ state: 'paid', keeper: house.head.memberId })
  expect((await auditOf(id!)).slice(-2).sort()).toEqual(['action.act', 'record.bulkUpdate'])
  await expect(press()).rejects.toMatchObject({ code: 'action.not_fitting', status: 409 })
  await expect(
    house
      .as(house.applicant)
      .call('action.act', { formId, recordId: id, action: 'pay', input: { state: 'open' } }),
  ).rejects.toMatchObject({ fields: [{ field: 'input.state', code: 'unknownField' }] })
  await expect(
    office.call('action.act', { formId, recordId: newId(), action: 'pay', input: {} }),
  ).rejects.toMatchObject({ status: 404 })
})

test('[9.2] two people press it on the same records at once: each is paid once, the other reads why not', async () => {
  const formId = await publish([pay])
  const ids = await add(formId, 8)
  const runs = await Promise.all(
    [house.admin, house.applicant].map(async (person) => ({
      person,
      keeper: person.memberId,
      jobId: (
        await house
          .as(person)
          .call('action.start', { formId, action: 'pay', recordIds: ids, input: { keeper: person.memberId } })
      ).jobId,
    })),
  )
  await house.drain()
  const pages = await Promise.all(
    runs.map(({ person, jobId }) => house.as(person).call('action.results', { jobId })),
  )
  const done = pages.map(
    ({ items }) => items.filter(({ state }: { state: string }) => state === 'done').length,
  )
  expect(done[0] + done[1]).toBe(8)
  for (const [index, { items }] of pages.entries())
    for (const { recordId, state, code } of items) {
      if (state === 'done') expect((await valuesOf(formId, recordId)).keeper).toBe(runs[index]!.keeper)
      else expect(code).toBe('action.not_fitting')
    }
})

test('[9.2] a button of some roles is seen and pressed by these alone, and gives nobody a right', async () => {
  const formId = await publish([{ ...pay, roleIds: [house.roles.finance] }])
  const ids = await add(formId, 2)
  expect(await offered(house.applicant, formId, ids)).toEqual([])
  expect(await offered(house.finance, formId, ids)).toMatchObject([{ id: 'pay', recordIds: ids }])
  const act = (person: TestPerson) =>
    house.as(person).call('action.act', { formId, recordId: ids[0], action: 'pay', input: {} })
  await expect(act(house.applicant)).rejects.toMatchObject({ code: 'action.not_offered', status: 403 })
  const { jobId } = await house
    .as(house.applicant)
    .call('action.start', { formId, action: 'pay', recordIds: ids })
  await house.drain()
  const page = await house.as(house.applicant).call('action.results', { jobId })
  expect(page.items.map(({ code }: { code: string }) => code)).toEqual([
    'action.not_offered',
    'action.not_offered',
  ])
  await act(house.finance)

  // Who may only read has no use for it.
  const { id: quietApp } = await office.call('app.create', { name: '只读' })
  await office.call('app.share', { appId: quietApp, holders: [{ kind: 'everybody', level: 'see' }] })
  const { id: quiet } = await office.call('form.create', { appId: quietApp, name: '只读' })
  await office.call('form.saveDraft', {
    formId: quiet,
    baseVersion: 0,
    definition: { fields, actions: [pay] },
  })
  await office.call('form.publish', { formId: quiet })
  const [seen] = await add(quiet, 1)
  expect(await offered(house.applicant, quiet, [seen!])).toEqual([])
  await expect(
    house.as(house.applicant).call('action.act', { formId: quiet, recordId: seen, action: 'pay' }),
  ).rejects.toMatchObject({ code: 'common.forbidden' })
  expect(await valuesOf(quiet, seen!)).toMatchObject({ state: 'open' })
})

test('[9.2] records that came before the flow are sent into it together, without a designer', async () => {
  const formId = await publish([])
  const ids = await add(formId, 3)
  expect(await offered(house.admin, formId, ids)).toEqual([])
  await office.call('flow.saveDraft', { formId, tree: flowOf(house.admin.memberId) })
  await office.call('flow.publish', { formId })
  expect(await offered(house.admin, formId, ids)).toMatchObject([{ id: 'flow.submit', recordIds: ids }])
  const { jobId } = await office.call('action.start', { formId, action: 'flow.submit', recordIds: ids })
  await house.drain()
  expect((await office.call('action.results', { jobId })).counts).toMatchObject({ done: 3 })
  expect(await offered(house.admin, formId, ids)).toEqual([])
})

test('[9.2] what is wrong with a button is named at its place when the form is published, and the preview tells its change', async () => {
  const { id: formId } = await office.call('form.create', { appId, name: '有误' })
  const draft = (actions: object[], baseVersion = 0) =>
    office.call('form.saveDraft', { formId, baseVersion, definition: { fields, actions } })
  const wrong: [object, string, string][] = [
    [{ ...pay, operation: 'member.disable' }, 'operation', 'noOperation'],
    [{ ...pay, asks: ['nothing'] }, 'asks.0', 'fieldMissing'],
    [{ ...pay, asks: ['number'] }, 'asks.0', 'fieldMissing'],
    [{ ...pay, values: { nothing: 1 } }, 'values.nothing', 'valueMissing'],
    [{ ...pay, values: { state: 'gone' } }, 'values.state', 'noSuchChoice'],
    [{ ...pay, values: undefined, asks: undefined }, 'values', 'setsNothing'],
    [{ ...pay, operation: 'record.delete' }, 'values', 'noValues'],
    [{ ...pay, when: { field: 'nothing', op: 'eq', value: 1 } }, 'when', 'unknownField'],
    [{ ...pay, roleIds: [newId()] }, 'roleIds.0', 'roleMissing'],
  ]
  for (const [action, place, code] of wrong) {
    await draft([action])
    const error = await office.call('form.publish', { formId }).catch((refusal) => refusal)
    expect(error.fields, place).toMatchObject([{ field: `definition.actions.0.${place}` }])
    expect(error.fields[0].code).toBe(code)
  }
  await draft([pay, { ...pay, id: 'again' }])
  await expect(office.call('form.publish', { formId })).rejects.toMatchObject({
    fields: [{ field: 'definition.actions.1.name', code: 'actionTaken' }],
  })
  await draft([pay])
  await office.call('form.publish', { formId })
  await draft(
    [
      { ...pay, name: '已付款' },
      { id: 'drop', name: '作废', operation: 'record.delete' },
    ],
    1,
  )
  const { changes } = await office.call('form.previewPublish', { formId })
  expect(changes.map(({ zh }: { zh: string }) => zh)).toEqual(['修改操作“已付款”', '新增操作“作废”'])
})

test('[9.2] a step in the transaction of another act does what a button does, once for its key, or nothing with it', async () => {
  const formId = await publish([pay])
  const [id, other] = await add(formId, 2)
  const { services } = house.house
  async function within<Result>(work: (context: OperationContext) => Promise<Result>) {
    const { tenantId, actor } = house.admin
    return runTransaction(services.pools.server, { tenantId, asTenantRole: true }, async (transaction) => {
      const origin = { requestId: newId(), locale: 'zh' as const }
      const managed = createContext({ services, transaction, actor, operationId: 'test', origin })
      const result = await work(managed.context)
      await managed.flush()
      return result
    })
  }
  const act = (recordId: string, key?: string) =>
    within(async (context) =>
      actOnRecord(context, await loadForm(context, formId), {
        recordId,
        action: 'pay',
        given: {},
        ...(key ? { key } : {}),
      }),
    )
  expect(
    await within(async (context) =>
      actionsOf(context, await loadForm(context, formId)).map(({ name }) => name),
    ),
  ).toContain('付款')
  await act(id!, 'step 1')
  expect(await valuesOf(formId, id!)).toMatchObject({ state: 'paid' })
  // The step is repeated: it is for the record no more, and has been done.
  await act(id!, 'step 1')
  await expect(act(id!, 'step 2')).rejects.toMatchObject({ code: 'action.not_fitting' })
  expect((await auditOf(id!)).filter((operation) => operation === 'record.bulkUpdate')).toHaveLength(1)
  await expect(
    within(async (context) => {
      const form = await loadForm(context, formId)
      await actOnRecord(context, form, { recordId: other!, action: 'pay', given: {} })
      throw new Error('the act around it fails')
    }),
  ).rejects.toThrow('the act around it fails')
  expect(await valuesOf(formId, other!)).toMatchObject({ state: 'open' })
  expect(await auditOf(other!)).not.toContain('record.bulkUpdate')
})
