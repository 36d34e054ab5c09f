import type { Field } from '@sluice/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { createContext } from '../../platform/operation/index.ts'
import { staleRows } from './computed/recompute.ts'
import { readForm } from './load-form.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
/** Acts of each of eight people. */
const rounds = Number(process.env.SLUICE_COMPUTED ?? 25)

beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

type Values = Record<string, unknown>
const create = (formId: string, values: Values) =>
  house.office.call('record.create', { formId, values: values as never })
const read = async (formId: string, recordId: string): Promise<Values> =>
  (await house.office.call('record.get', { formId, recordId })).record.values
const change = async (formId: string, recordId: string, values: Values) => {
  const { record } = await house.office.call('record.get', { formId, recordId })
  return house.office.call('record.update', {
    formId,
    recordId,
    version: record.version,
    values: values as never,
  })
}

const name: Field = { id: 'name', name: '名称', type: 'text' }
const rate: Field = { id: 'rate', name: '折扣', type: 'number' }
const amount: Field = { id: 'amount', name: '金额', type: 'money', currency: 'CNY' }

/** Customers and their orders, which read each other. */
async function makeForms() {
  const customers = await house.form([name, rate])
  const ordersFields: Field[] = [
    { id: 'customer', name: '客户', type: 'relation', targetFormId: customers },
    amount,
    { id: 'done', name: '完成', type: 'boolean' },
    { id: 'rate_now', name: '客户折扣', type: 'lookup', relationFieldId: 'customer', targetFieldId: 'rate' },
    { id: 'net', name: '折后', type: 'formula', formula: '[金额] * (1 - [客户折扣])' },
  ]
  const orders = await house.form(ordersFields)
  const customersFields: Field[] = [
    name,
    rate,
    {
      id: 'total',
      name: '总额',
      type: 'rollup',
      sourceFormId: orders,
      linkFieldId: 'customer',
      aggregation: 'sum',
      valueFieldId: 'net',
      filter: { field: 'done', op: 'eq', value: true },
    },
    {
      id: 'orders',
      name: '订单数',
      type: 'rollup',
      sourceFormId: orders,
      linkFieldId: 'customer',
      aggregation: 'count',
    },
    { id: 'mean', name: '均额', type: 'formula', formula: '[总额] / [订单数]' },
  ]
  await house.republish(customers, customersFields)
  const twins: Field = {
    id: 'like',
    name: '同额订单',
    type: 'aggregate',
    sourceFormId: orders,
    aggregation: 'concatenate',
    valueFieldId: 'amount',
    matches: [{ sourceFieldId: 'customer', fieldId: 'customer' }],
  }
  const notes = await house.form([
    { id: 'customer', name: '客户', type: 'relation', targetFormId: customers },
    { id: 'sum', name: '客户总额', type: 'lookup', relationFieldId: 'customer', targetFieldId: 'total' },
    twins,
  ])
  return { customers, orders, notes, ordersFields, customersFields }
}

/** Records whose kept values are not what a computation gives. */
async function stale(formId: string) {
  const { services } = house.house
  const { tenantId, actor } = house.admin
  return runTransaction(services.pools.server, { tenantId, asTenantRole: true }, async (transaction) => {
    const origin = { requestId: 'test', locale: 'zh' as const }
    const { context } = createContext({ services, transaction, actor, operationId: 'test', origin })
    return staleRows(context, await readForm(context, formId))
  })
}

test('[N2.10] [N2.11] lookups, rollups and aggregates follow their sources through forms, in the same transaction', async () => {
  const { customers, orders, notes } = await makeForms()
  const a = await create(customers, { name: '甲', rate: 0.1 })
  const b = await create(customers, { name: '乙', rate: 0 })
  expect(a.values).toMatchObject({ total: 0, orders: 0, mean: null })
  const order = await create(orders, { customer: a.id, amount: 100, done: true })
  expect(order.values).toMatchObject({ rate_now: 0.1, net: 90 })
  const note = await create(notes, { customer: a.id })
  expect(note.values).toMatchObject({ sum: 90, like: '100' })
  await create(orders, { customer: a.id, amount: 50, done: false })
  expect(await read(customers, a.id)).toMatchObject({ total: 90, orders: 2, mean: 45 })
  // A source changes: what reads it, and what reads that.
  await change(customers, a.id, { rate: 0.5 })
  expect(await read(orders, order.id)).toMatchObject({ rate_now: 0.5, net: 50 })
  expect(await read(customers, a.id)).toMatchObject({ total: 50, mean: 25 })
  expect(await read(notes, note.id)).toMatchObject({ sum: 50, like: '100、50' })
  // A link moves.
  await change(orders, order.id, { customer: b.id })
  expect(await read(customers, a.id)).toMatchObject({ total: 0, orders: 1 })
  expect(await read(customers, b.id)).toMatchObject({ total: 100, orders: 1 })
  // What goes and comes back.
  await house.office.call('record.delete', { formId: orders, recordIds: [order.id] })
  expect(await read(customers, b.id)).toMatchObject({ total: 0, orders: 0 })
  await house.office.call('record.restore', { formId: orders, recordIds: [order.id] })
  expect(await read(customers, b.id)).toMatchObject({ total: 100, orders: 1 })
  const versions = await house.office.call('record.get', { formId: customers, recordId: b.id })
  expect(versions.record.version).toBe(1)
})

test('[N2.11] fields that are computed from each other through forms are refused by their names', async () => {
  const { customers, orders, ordersFields } = await makeForms()
  const circle: Field = {
    id: 'back',
    name: '客户总额',
    type: 'lookup',
    relationFieldId: 'customer',
    targetFieldId: 'total',
  }
  const fields = ordersFields.map((field) =>
    field.id === 'net' ? ({ ...field, formula: '[金额] - [客户总额]' } as Field) : field,
  )
  await expect(house.republish(orders, [...fields, circle])).rejects.toMatchObject({
    fields: [{ code: 'circle', params: { names: expect.stringMatching(/net|折后/) } }],
  })
  expect(await stale(customers)).toEqual([])
})

test(
  '[N2.11] every kept value is what a computation gives, after mixed edits, deletes, restores and publishes by several people at once',
  async () => {
    const { customers, orders, notes, ordersFields, customersFields } = await makeForms()
    const writers = 8
    const living: Record<string, string[]> = { [customers]: [], [orders]: [], [notes]: [] }
    const binned: string[] = []
    for (let n = 0; n < 4; n++)
      living[customers]!.push((await create(customers, { name: `${n}`, rate: n / 10 })).id)
    const pick = <T>(list: readonly T[], random: () => number): T | undefined =>
      list[Math.floor(random() * list.length)]
    const act = async (random: () => number): Promise<void> => {
      const customer = pick(living[customers]!, random)!
      const order = pick(living[orders]!, random)
      const kind = Math.floor(random() * 10)
      const money = Math.floor(random() * 10_000) / 100
      if (kind < 3 || !order) {
        const { id } = await create(orders, { customer, amount: money, done: random() < 0.5 })
        living[orders]!.push(id)
      } else if (kind === 3) await change(orders, order, { customer })
      else if (kind === 4) await change(orders, order, { amount: money, done: random() < 0.5 })
      else if (kind === 5) await change(customers, customer, { rate: Math.floor(random() * 100) / 100 })
      else if (kind === 6) {
        await house.office.call('record.delete', { formId: orders, recordIds: [order] })
        binned.push(order)
        living[orders] = living[orders]!.filter((id) => id !== order)
      } else if (kind === 7 && binned.length > 0) {
        const back = binned.shift()!
        await house.office.call('record.restore', { formId: orders, recordIds: [back] })
        living[orders]!.push(back)
      } else if (kind === 8) living[notes]!.push((await create(notes, { customer })).id)
      else if (random() < 0.2) {
        const scale = Math.floor(random() * 4)
        await (random() < 0.5
          ? house.republish(
              orders,
              withFormula(ordersFields, 'net', `ROUND([金额] * (1 - [客户折扣]), ${scale})`),
            )
          : house.republish(
              customers,
              withFormula(customersFields, 'mean', `ROUND([总额] / [订单数], ${scale})`),
            ))
      } else
        await house.office.call('record.bulkUpdate', {
          formId: orders,
          recordIds: living[orders]!.slice(0, 5),
          values: { done: random() < 0.5 } as never,
        })
    }
    const failures: string[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 0x7fffffff }), { minLength: writers, maxLength: writers }),
        async (seeds) => {
          await Promise.all(
            seeds.map(async (seed) => {
              const random = randomOf(seed)
              for (let round = 0; round < rounds; round++)
                await act(random).catch((error: { code?: string; message: string }) => {
                  // Somebody was faster; nothing else may fail.
                  const fine = [
                    'record.version_conflict',
                    'form.changed',
                    'common.not_found',
                    'form.draft_outdated',
                    'form.nothing_to_publish',
                  ]
                  if (!fine.includes(error.code ?? '')) failures.push(`${error.code}: ${error.message}`)
                })
            }),
          )
          for (const formId of [customers, orders, notes]) expect(await stale(formId)).toEqual([])
        },
      ),
      { numRuns: 1, endOnFailure: true },
    )
    expect(failures).toEqual([])
  },
  60_000 + rounds * 2000,
)

function withFormula(fields: readonly Field[], id: string, formula: string): Field[] {
  return fields.map((field) => (field.id === id ? ({ ...field, formula } as Field) : field))
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

test('[N2.10] publishing a source takes its readers along, and a field that is read elsewhere does not go', async () => {
  const kind = (label: string): Field => ({
    id: 'kind',
    name: '类别',
    type: 'singleChoice',
    choices: [{ value: 'a', label }],
  })
  const source = await house.form([name, kind('甲类')])
  const reader = await house.form([
    { id: 'of', name: '来自', type: 'relation', targetFormId: source },
    { id: 'kind_now', name: '来源类别', type: 'lookup', relationFieldId: 'of', targetFieldId: 'kind' },
  ])
  await house.republish(source, [name, kind('新甲类')])
  const { definition } = await house.office.call('form.get', { formId: reader })
  expect(definition.fields[1].as.choices).toEqual([{ value: 'a', label: '新甲类' }])
  await expect(house.republish(source, [name])).rejects.toMatchObject({
    fields: [{ code: 'targetMissing', message: { zh: expect.stringContaining('表单“表单') } }],
  })
})

test('[N2.10] an app whose forms read each other is exported and imported, and computes on', async () => {
  const { id: appId } = await house.office.call('app.create', { name: '互相引用' })
  const make = async (title: string) =>
    (await house.office.call('form.create', { appId, name: title })).id as string
  const publish = async (formId: string, fields: Field[], baseVersion = 0) => {
    await house.office.call('form.saveDraft', { formId, definition: { fields }, baseVersion })
    await house.office.call('form.publish', { formId })
  }
  const [customers, orders] = [await make('客户'), await make('订单')]
  await publish(customers, [name, rate])
  await publish(orders, [
    { id: 'customer', name: '客户', type: 'relation', targetFormId: customers },
    amount,
    { id: 'rate_now', name: '折扣', type: 'lookup', relationFieldId: 'customer', targetFieldId: 'rate' },
    { id: 'net', name: '折后', type: 'formula', formula: '[金额] * (1 - [折扣])' },
  ])
  const total: Field = {
    id: 'total',
    name: '总额',
    type: 'rollup',
    sourceFormId: orders,
    linkFieldId: 'customer',
    aggregation: 'sum',
    valueFieldId: 'net',
  }
  await publish(customers, [name, rate, total], 1)
  const copied = await house.office.call('app.copy', { appId, name: '副本' })
  await house.drain()
  const copyId =
    copied.id ??
    (await house.office.call('app.list', {})).items.find((app: { name: string }) => app.name === '副本').id
  const { forms } = await house.office.call('app.get', { appId: copyId })
  const idOf = (title: string) => forms.find((form: { name: string }) => form.name === title).id
  const customer = await create(idOf('客户'), { name: '甲', rate: 0.25 })
  await create(idOf('订单'), { customer: customer.id, amount: 100 })
  expect(await read(idOf('客户'), customer.id)).toMatchObject({ total: 75 })
})
