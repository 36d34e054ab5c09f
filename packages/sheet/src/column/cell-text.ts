import type { CellKind } from '../workbook/sheet-row.ts'

const excelErrors = new Set([
  '#N/A',
  '#REF!',
  '#DIV/0!',
  '#VALUE!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
])

/** True for the error a spreadsheet shows where a formula failed. */
export function isExcelError(text: string): boolean {
  return text.charCodeAt(0) === 35 && excelErrors.has(text)
}

/** True for what databases write where there is nothing. In quotes it is meant literally. */
export function isNullToken(text: string): boolean {
  return text === 'NULL' || text === 'null' || text === '\\N'
}

const blankWords = new Set([
  'n/a',
  'na',
  '#n/a',
  'null',
  '\\n',
  'nil',
  'none',
  'nan',
  '无',
  '暂无',
  '空',
  '/',
])

/** True for what people write among numbers or days where there is none: a dash, `N/A`, `无`. As a text it is itself. */
export function isBlankWord(text: string): boolean {
  if (text.length > 6) return false
  return /^[-–—―－_*]{1,3}$/.test(text) || blankWords.has(text.trim().toLowerCase())
}

/**
 * A cell as it is understood: spaces around it gone, null where it means nothing. What the file says to be text stays as
 * it is; errors and formulas that were never computed hold nothing.
 */
export function meaningOf(cell: string, kind: CellKind): string | null {
  if (cell === '') return null
  if (kind !== 'p') return kind === 'e' || kind === 'u' || kind === '_' ? null : cell
  const first = cell.charCodeAt(0)
  const last = cell.charCodeAt(cell.length - 1)
  const text = first <= 32 || last <= 32 || first >= 0x80 || last >= 0x80 ? cell.trim() : cell
  return text === '' || isNullToken(text) || isExcelError(text) ? null : text
}
