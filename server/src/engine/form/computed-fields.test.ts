import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse

beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

const price: Field = { id: 'price', name: '单价', type: 'number' }
const count: Field = { id: 'count', name: '数量', type: 'number' }
const total: Field = { id: 'total', name: '合计', type: 'formula', formula: '[单价] * [数量]' }

const create = (formId: string, values: object) =>
  house.office.call('record.create', { formId, values: values as never })
const read = async (formId: string, recordId: string) =>
  (await house.office.call('record.get', { formId, recordId })).record.values

test('[N2.12] a formula is computed by every write, kept, filtered and sorted by, and nobody writes it', async () => {
  const formId = await house.form([
    price,
    count,
    // Before what it reads: the order is the reader's, not the designer's.
    { id: 'gross', name: '含税', type: 'formula', formula: 'ROUND([合计] * 1.13, 2)' },
    total,
  ])
  const made = await create(formId, { price: 2.5, count: 4 })
  expect(made.values).toMatchObject({ total: 10, gross: 11.3 })
  await create(formId, { price: 1, count: 3 })
  const changed = await house.office.call('record.update', {
    formId,
    recordId: made.id,
    version: made.version,
    values: { count: 8 },
  })
  expect(changed.values).toMatchObject({ total: 20, gross: 22.6 })
  expect(await read(formId, made.id)).toMatchObject({ total: 20, gross: 22.6 })
  const { items } = await house.office.call('record.list', {
    formId,
    filter: { field: 'total', op: 'gte', value: 3 },
    sort: [{ field: 'gross', direction: 'asc' }],
  })
  expect(items.map((item: { values: Record<string, unknown> }) => item.values.total)).toEqual([3, 20])
  await expect(create(formId, { price: 1, count: 1, total: 7 })).rejects.toMatchObject({
    fields: [{ field: 'values.total', code: 'notWritable' }],
  })
})

test('[N2.12] formulas in rows of a sub-table and totals over them stay right', async () => {
  const formId = await house.form([
    {
      id: 'lines',
      name: '明细',
      type: 'subTable',
      fields: [price, count, { id: 'amount', name: '金额', type: 'formula', formula: '[单价] * [数量]' }],
    },
    { id: 'sum', name: '总额', type: 'formula', formula: 'SUM([明细].[金额])' },
    { id: 'rows', name: '行数', type: 'formula', formula: 'COUNT([明细].[单价])' },
  ])
  const made = await create(formId, {
    lines: [
      { price: 2, count: 3 },
      { price: 0.1, count: 3 },
    ],
  })
  expect(made.values).toMatchObject({ sum: 6.3, rows: 2 })
  const { lines } = await read(formId, made.id)
  expect(lines).toMatchObject([{ amount: 6 }, { amount: 0.3 }])
  // What was read is sent back: nothing changed.
  const same = await house.office.call('record.update', {
    formId,
    recordId: made.id,
    version: made.version,
    values: { lines: lines as never },
  })
  expect(same.version).toBe(made.version)
  const rows = [{ ...(lines as object[])[0], count: 10 }]
  const changed = await house.office.call('record.update', {
    formId,
    recordId: made.id,
    version: made.version,
    values: { lines: rows as never },
  })
  expect(changed.values).toMatchObject({ sum: 20, rows: 1 })
})

test('[N2.12] a published formula is computed for the records that are there, as it is for new ones', async () => {
  const formId = await house.form([price, count])
  const before = await create(formId, { price: 1, count: 3 })
  await create(formId, { price: 1 })
  await house.republish(formId, [price, count, { ...total, formula: '[单价] / [数量]' } as Field])
  const after = await create(formId, { price: 1, count: 3 })
  expect((await read(formId, before.id)).total).toBe(0.33333333)
  expect(after.values.total).toBe(0.33333333)
  // Renaming what it reads leaves it right.
  await house.republish(formId, [
    { ...price, name: '价格' },
    count,
    {
      ...total,
      formula: (await house.office.call('form.get', { formId })).definition.fields.flatMap((field: Field) =>
        field.type === 'formula' ? [field.formula] : [],
      )[0]!,
    } as Field,
  ])
  expect((await create(formId, { price: 9, count: 3 })).values.total).toBe(3)
})

test('[N2.12] formulas in a circle, wrong ones and those no field holds are refused by name', async () => {
  const publish = (fields: Field[]) => house.form(fields)
  await expect(
    publish([
      { id: 'a', name: '甲', type: 'formula', formula: '[乙] + 1' },
      { id: 'b', name: '乙', type: 'formula', formula: '[甲] + 1' },
    ]),
  ).rejects.toMatchObject({ fields: [{ code: 'circle', params: { names: '甲 → 乙 → 甲' } }] })
  await expect(publish([{ ...total, formula: '[单价] * 2' } as Field])).rejects.toMatchObject({
    fields: [{ field: 'definition.fields.0.formula', code: 'formulaWrong' }],
  })
  await expect(publish([{ ...total, formula: '{1, 2}' } as Field])).rejects.toMatchObject({
    fields: [{ field: 'definition.fields.0.formula', code: 'resultUnfit' }],
  })
})

test('[N2.12] what depends on the day is computed when it is read, in lists too, kept nowhere and not filtered by', async () => {
  const formId = await house.form([
    { id: 'due', name: '到期', type: 'date' },
    { id: 'left', name: '剩余天数', type: 'formula', formula: 'DAYS([到期], TODAY())' },
    { id: 'late', name: '逾期', type: 'formula', formula: 'IF([剩余天数] < 0, "是", "否")' },
  ])
  house.clock.set('2026-03-02T09:00:00+08:00')
  const { id } = await create(formId, { due: '2026-03-05' })
  expect(await read(formId, id)).toMatchObject({ left: 3, late: '否' })
  house.clock.set('2026-03-07T09:00:00+08:00')
  expect(await read(formId, id)).toMatchObject({ left: -2, late: '是' })
  const { items } = await house.office.call('record.list', { formId, fields: ['late'] })
  expect(items[0].values).toEqual({ late: '是' })
  await expect(
    house.office.call('record.list', { formId, filter: { field: 'left', op: 'lt', value: 0 } }),
  ).rejects.toMatchObject({ fields: [{ code: 'unknownField' }] })
})
