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
