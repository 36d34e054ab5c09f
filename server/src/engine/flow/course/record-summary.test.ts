import { type Field, fieldSchema } from '@sluice/contract'
import { expect, test } from 'vitest'
import { summarize } from './record-summary.ts'

const fields: Field[] = [
  ...['title', 'a', 'b', 'c', 'd'].map((id) => ({ type: 'text', id, name: id })),
  { type: 'money', id: 'amount', name: 'amount', currency: 'CNY' },
].map((field) => fieldSchema.parse(field))
const form = {
  definition: { titleFieldId: 'title', fields, sections: [] },
  fields: new Map(fields.map((field) => [field.id, field])),
}
const ids = (values: Record<string, unknown>) => summarize(form, values as never).map(({ id }) => id)

test('[N3.11] a line of the inbox shows the first fields that are filled in, and the amount', () => {
  expect(ids({ title: 't', a: '1', b: '2', c: '3', d: '4' })).toEqual(['a', 'b', 'c', 'd'])
  expect(ids({ title: 't', a: '1', b: '2', c: '3', d: '4', amount: 5 })).toEqual(['a', 'b', 'c', 'amount'])
  expect(ids({ title: 't', b: '2', amount: 5 })).toEqual(['b', 'amount'])
  expect(ids({ title: 't' })).toEqual([])
})

test('[N3.11] the number that is printed is among them, however late the form names it', () => {
  const late = fieldSchema.parse({ type: 'autoNumber', id: 'no', name: 'no', prefix: 'CG-' })
  const numbered = { ...form, fields: new Map([...form.fields, ['no', late]]) }
  const values = { title: 't', a: '1', b: '2', c: '3', d: '4', amount: 5, no: 'CG-0001' }
  expect(summarize(numbered, values as never).map(({ id }) => id)).toEqual(['a', 'b', 'amount', 'no'])
})

test('[N3.11] numbers, money and times are kept as values with what the field says of writing them', () => {
  const all = [
    { type: 'money', id: 'amount', name: '金额' },
    { type: 'number', id: 'weight', name: '重量', unit: 'kg', scale: 1 },
    { type: 'date', id: 'day', name: '日期' },
    { type: 'dateTime', id: 'at', name: '时刻' },
  ].map((field) => fieldSchema.parse(field))
  const said = summarize(
    {
      definition: { titleFieldId: 'title', fields: all, sections: [] },
      fields: new Map(all.map((field) => [field.id, field])),
    },
    { amount: 3520, weight: 1200.5, day: '2026-03-05', at: '2026-03-05T06:30:00.000Z' },
  )
  expect(said).toMatchObject([
    { value: 3520, format: { type: 'money', currency: 'CNY' } },
    { value: 1200.5, format: { type: 'number', unit: 'kg', scale: 1 } },
    { value: '2026-03-05', format: { type: 'date' } },
    { value: '2026-03-05T06:30:00.000Z', format: { type: 'dateTime' } },
  ])
})
