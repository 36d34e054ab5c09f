import { expect, test } from 'vitest'
import { suggestName } from './suggest-name.ts'

const row = (line: number, ...cells: string[]) => ({ line, cells })

test('[7.B24] a form is called by the title above its table, else by its sheet, else by its file', () => {
  const file = {
    fileName: '2026.05 订单.xlsx',
    sheet: 'Sheet1',
    headerLine: 1,
    firstRows: [row(1, '编号', '金额')],
  }
  expect(suggestName(file)).toBe('2026.05 订单')
  expect(suggestName({ ...file, sheet: '采购订单' })).toBe('采购订单')
  expect(suggestName({ ...file, fileName: '订单.csv', sheet: null })).toBe('订单')
  const titled = {
    ...file,
    sheet: '采购订单',
    headerLine: 3,
    firstRows: [
      row(1, '五月采购台账', '五月采购台账', ''),
      row(2, '', '', '2026-05-31'),
      row(3, '编号', '金额', '日期'),
    ],
  }
  expect(suggestName(titled)).toBe('五月采购台账')
  // Two texts in a row above are no title; nor is a date.
  expect(suggestName({ ...titled, firstRows: [row(1, '部门', '采购部'), row(2, '2026-05-31')] })).toBe(
    '采购订单',
  )
})
