import { expect, test } from 'vitest'
import { filterOfForm, readSetFilters, type SetFilter, withFilter, writeSetFilters } from './set-filters.ts'

const filters = [
  { formId: 'order', field: 'day' },
  { formId: 'order', field: 'kind' },
  { formId: 'bill', field: 'kind' },
]
const kind = { field: 'kind', op: 'in' as const, value: ['a', 'b'] }
const day = { field: 'day', op: 'between' as const, value: ['2026-01-01', '2026-01-31'] }
const mine = { field: 'kind', op: 'isEmpty' as const }
const set: SetFilter[] = [
  { formId: 'order', condition: day },
  { formId: 'order', condition: kind },
  { formId: 'bill', condition: mine },
]

test('[N4.2] what is set survives the address', () => {
  const address = JSON.stringify(writeSetFilters(set))
  expect(readSetFilters(JSON.parse(address), filters)).toEqual(set)
  expect(writeSetFilters([])).toBeUndefined()
})

test('[N4.2] an address sets no filter that the dashboard has not, and none that is unfinished', () => {
  const good = { form: 'order', ...kind }
  for (const wrong of [
    { form: 'bill', ...day },
    { form: 'order', field: 'salary', op: 'gt', value: 1 },
    { form: 'order', field: 'day', op: 'between', value: ['2026-01-01'] },
    { form: 'order', field: 'day', op: 'drop table', value: 'x' },
    { form: 'order', field: 'day', op: 'eq', value: { a: 1 } },
    { form: 'order', field: 'day', op: 'eq' },
    { field: 'day', op: 'isEmpty' },
    null,
    'day',
  ]) {
    expect(readSetFilters([good, wrong], filters), JSON.stringify(wrong)).toEqual([set[1]])
  }
  expect(readSetFilters([good, good], filters)).toEqual([set[1]])
  for (const raw of [undefined, null, 'x', 7, {}]) expect(readSetFilters(raw, filters)).toEqual([])
})

test('[N4.2] a filter narrows the reports of its form alone, all that are set of it together', () => {
  expect(filterOfForm(set, 'order')).toEqual({ all: [day, kind] })
  expect(filterOfForm(set, 'bill')).toEqual(mine)
  expect(filterOfForm(set, 'other')).toBeUndefined()
})

test('[N4.2] setting a filter again replaces it; taking it back leaves the others', () => {
  const order = { formId: 'order', field: 'kind' }
  const other = { ...kind, value: ['c'] }
  expect(filterOfForm(withFilter(set, order, other), 'order')).toEqual({ all: [day, other] })
  expect(withFilter(set, order, undefined)).toEqual([set[0], set[2]])
})
