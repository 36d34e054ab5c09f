import type { FieldOf } from '@sluice/contract'
import { expect, test } from 'vitest'
import { changeCell, copyRow, isSummed, newRow, pasteCells, rowKey, sumOf } from './sub-table-rows.ts'

const field: FieldOf<'subTable'> = {
  id: 'lines',
  name: '明细',
  type: 'subTable',
  maxRows: 3,
  fields: [
    { id: 'what', name: '品名', type: 'text' },
    { id: 'count', name: '数量', type: 'number', default: 1 },
    { id: 'price', name: '单价', type: 'money', currency: 'CNY', readOnly: true },
  ],
}
const now = new Date(2026, 0, 1)

test('[N2.6] pasted cells fill rows from the place on and add rows up to the limit', () => {
  const rows = pasteCells(
    field,
    [newRow(field.fields)],
    { row: 0, column: 0 },
    [
      ['茶', '2'],
      ['咖啡', '3'],
      ['糖', '4'],
      ['盐', '5'],
    ],
    now,
  )
  expect(rows.map((row) => [row.what, row.count])).toEqual([
    ['茶', 2],
    ['咖啡', 3],
    ['糖', 4],
  ])
})

test('[P6.4] pasting leaves read-only columns and what lies beyond the last one alone', () => {
  const [row] = pasteCells(field, [], { row: 0, column: 1 }, [['7', '99', 'x']], now)
  expect(row).toEqual({ what: null, count: 7, price: null })
})

test('a row keeps its key while its cells change', () => {
  const row = newRow(field.fields)
  expect(rowKey(changeCell(row, 'what', '茶'))).toBe(rowKey(row))
  expect(rowKey(copyRow(field.fields, row))).not.toBe(rowKey(row))
})

test('sums are exact and skip what is no number', () => {
  const rows = [{ price: 0.1 }, { price: 0.2 }, { price: '很多' }, { price: null }]
  expect(sumOf(rows, 'price')).toBe(0.3)
  expect(sumOf([{ price: null }], 'price')).toBeNull()
})

test('prices of one piece and shares are not added up, amounts and counts are', () => {
  const summed = (name: string, type: 'number' | 'money' | 'text' = 'money') => isSummed({ name, type })
  expect(
    ['单价', '含税单价', '税率', '折扣', 'unitPrice', 'Discount'].filter((name) => summed(name)),
  ).toEqual([])
  expect(
    ['金额', '数量', '运费', 'Enterprise', '总价', 'totalPrice'].filter((name) => !summed(name)),
  ).toEqual([])
  expect(summed('金额', 'text')).toBe(false)
})
