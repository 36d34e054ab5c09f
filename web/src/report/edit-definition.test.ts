import { expect, test } from 'vitest'
import { addField, emptyDefinition, removeField, withTop } from './edit-definition.ts'

const supplier = { id: 'supplier', name: '供应商', type: 'relation', numeric: false, dated: false }
const amount = { id: 'amount', name: '金额', type: 'money', numeric: true, dated: false }
const bySupplier = addField(emptyDefinition('form'), 'rows', supplier)
const largest = [{ field: 'm0', direction: 'desc' }]

test('[N4.1] who asks for the first few groups gets the largest, also after a value was changed', () => {
  const few = withTop(bySupplier, 5)
  expect(few).toMatchObject({ top: 5, sort: largest })
  expect(addField(few, 'values', amount)).toMatchObject({ top: 5, sort: largest })
  expect(removeField(few, 'values', 0)).toMatchObject({ top: 5, sort: largest })
})

test('[N4.1] all groups come in their own order again, unless another was asked for', () => {
  const all = withTop(withTop(bySupplier, 5), 0)
  expect(all).toEqual(bySupplier)
  const sort = [{ field: 'supplier', direction: 'desc' as const }]
  expect(withTop({ ...bySupplier, sort }, 5).sort).toEqual(sort)
  expect(withTop({ ...bySupplier, top: 5, sort }, 0)).toEqual({ ...bySupplier, sort })
})
