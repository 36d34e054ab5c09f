import { expect, test } from 'vitest'
import { listRecords } from '../queries/list-records.ts'

test('[7.A13] a list that no index can serve takes its turn beside the ordinary ones', () => {
  const formId = '0193b5a0-0000-7000-8000-000000000000'
  const isHeavy = (more: object) =>
    listRecords.heavy?.(listRecords.input.parse({ formId, ...more }) as never) ?? false
  const title = { field: 'title', op: 'contains', value: 'x' }
  const state = { field: 'state', op: 'in', value: ['a'] }
  expect([{}, { filter: state }, { filter: { all: [state, { any: [state] }] } }].map(isHeavy)).toEqual([
    false,
    false,
    false,
  ])
  expect(
    [
      { search: 'x' },
      { filter: title },
      { filter: { all: [state, { any: [state, title] }] } },
      { filter: { field: 'lines.price', op: 'gt', value: 1 } },
    ].map(isHeavy),
  ).toEqual([true, true, true, true])
})
