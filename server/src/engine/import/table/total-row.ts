import { meaningOf, readNumber } from '@sluice/sheet'
import { kindAt, type RawRow } from '../reading/raw-row.ts'

const totalWords = new Set([
  ...[
    '合计',
    '总计',
    '小计',
    '累计',
    '共计',
    '总和',
    '总额',
    '汇总',
    '本页小计',
    '本页合计',
    '本月合计',
    '本年累计',
  ],
  ...[
    '合计金额',
    '金额合计',
    '总合计',
    '合计数',
    'total',
    'totals',
    'subtotal',
    'grandtotal',
    'sum',
    'subtotals',
    'summe',
  ],
])

/** True for a row that sums up others: a word for it, numbers, and nothing else. */
export function isTotalRow(row: RawRow): boolean {
  let hasWord = false
  let hasNumber = false
  for (let index = 0; index < row.cells.length; index++) {
    const kind = kindAt(row, index)
    const text = meaningOf(row.cells[index]!, kind)
    if (text === null) {
      if (kind === 'u') hasNumber = true
    } else if (!hasWord && isTotalWord(text)) hasWord = true
    else if (kind === 'n' || kind === 't' || readNumber(text) || readNumber(text, 'comma')) hasNumber = true
    else return false
    // Most rows begin with something else; they are seen through at their first cell.
    if (!hasWord && hasNumber) return false
  }
  return hasWord && hasNumber
}

function isTotalWord(text: string): boolean {
  if (text.length > 20) return false
  return totalWords.has(text.replace(/[\s:：()（）\-—_.]/g, '').toLowerCase())
}

/** True for a row without content; spreadsheets and exports leave such ones between and below the others. */
export function isBlankRow(row: RawRow): boolean {
  return row.cells.every((cell, index) => {
    const kind = kindAt(row, index)
    return kind === 'p' ? cell.trim() === '' : cell === '' && kind !== 'u' && kind !== 'e'
  })
}
