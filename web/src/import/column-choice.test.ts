import { expect, test } from 'vitest'
import { matchFields, nameOfFile, recognized } from './column-choice.ts'
import type { Analysis } from './use-spreadsheet.ts'

const column = (index: number, header: string, filled = 3): Analysis['columns'][number] => ({
  index,
  header,
  fieldId: header.toLowerCase(),
  name: header,
  type: 'text',
  confidence: 1,
  doubts: [],
  samples: [],
  filled,
  empty: 0,
})
const analysis = (...columns: Analysis['columns']): Analysis => ({
  fileId: '0198b3a0-0000-7000-8000-000000000000',
  fileName: 'orders.csv',
  format: 'csv',
  sheets: [],
  sheet: null,
  encoding: 'utf-8',
  delimiter: ',',
  headerLine: 1,
  rowCount: 3,
  columns,
  preview: [],
  problems: [],
  badRows: 0,
})

test('[N2.7] columns find the field of the same name, once, whatever the spelling', () => {
  const fields = [
    { id: 'order_id', name: 'Order ID', type: 'text' },
    { id: 'freight', name: '运费', type: 'money' },
    { id: 'files', name: '附件', type: 'attachment' },
  ]
  const file = analysis(column(0, 'orderID'), column(1, '运费'), column(2, 'Freight'), column(3, '附件'))
  expect(matchFields(file, fields)).toEqual({ 0: 'order_id', 1: 'freight' })
})

test('[N1.1] a column without a single value is left out unless somebody wants it', () => {
  expect(recognized(analysis(column(0, 'a'), column(1, 'b', 0))).map(({ include }) => include)).toEqual([
    true,
    false,
  ])
  expect(nameOfFile('采购 2026.03.xlsx')).toBe('采购 2026.03')
})
