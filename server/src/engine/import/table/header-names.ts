import { type Merge, readDate, readNumber } from '@sluice/sheet'
import type { RawRow } from '../reading/raw-row.ts'

/** Rows a header may take. */
const largestDepth = 4

/**
 * How many rows name the columns: a name merged over several rows takes those, one over several columns has the names of
 * these below it. Without merges (CSV), a row that fills the gaps of the one above it belongs to the header.
 * @param start position of its first row
 */
export function headerDepth(rows: readonly RawRow[], start: number, merges: readonly Merge[]): number {
  const first = rows[start]!.line
  let last = first
  for (let line = first; line <= last && line < first + largestDepth; line++) {
    for (const { top, bottom, left, right } of merges) {
      if (top !== line || bottom >= first + largestDepth) continue
      last = Math.max(last, bottom, right > left && isNamed(rows, line, left) ? bottom + 1 : bottom)
    }
  }
  const depth = rows.slice(start).findIndex(({ line }) => line > last)
  if (last > first) return Math.max(1, Math.min(depth === -1 ? 1 : depth, largestDepth))
  return merges.length === 0 && fillsGaps(rows, start) ? 2 : 1
}

function isNamed(rows: readonly RawRow[], line: number, column: number): boolean {
  return Boolean(rows.find((row) => row.line === line)?.cells[column]?.trim())
}

/** A name stands on one line, and has none of the signs that no name of a field may have. */
const cellOf = (row: RawRow | undefined, column: number) =>
  row?.cells[column]?.replace(unseen, ' ').trim() ?? ''
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these go
const unseen = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]+/g

function fillsGaps(rows: readonly RawRow[], start: number): boolean {
  const [upper, lower, ...below] = rows.slice(start, start + 30)
  if (!upper || !lower || below.length === 0) return false
  const width = Math.max(upper.cells.length, lower.cells.length)
  const columns = Array.from({ length: width }, (_, column) => column)
  const gaps = columns.filter((column) => cellOf(upper, column) === '')
  const alone = columns.filter((column) => cellOf(upper, column) !== '' && cellOf(lower, column) === '')
  if (gaps.length === 0 || alone.length === 0) return false
  const names = columns.map((column) => cellOf(lower, column)).filter((name) => name !== '')
  if (names.some((name) => name.length > 60 || readNumber(name) || readDate(name))) return false
  const isFull = (column: number) =>
    below.filter((row) => cellOf(row, column) !== '').length >= below.length * 0.5
  return gaps.every((column) => cellOf(lower, column) !== '') && alone.every(isFull)
}

/** The names of the columns, from the rows of the header: `地址/省` where a name stands over several columns. */
export function headerNames(rows: readonly RawRow[], merges: readonly Merge[]): string[] {
  const width = Math.max(
    ...rows.map(({ cells }) => cells.length),
    // A name may reach over columns that have no cell of their own.
    ...merges.filter(({ top }) => rows.some(({ line }) => line === top)).map(({ right }) => right + 1),
  )
  const hasMerges = merges.length > 0
  const names = Array.from({ length: width }, (_, column) => {
    const path: string[] = []
    for (const [level, row] of rows.entries()) {
      const name = hasMerges ? mergedName(rows, row, column, merges) : groupName(rows, level, column)
      if (name !== '' && path.at(-1) !== name) path.push(name)
    }
    return path.join('/')
  })
  while (names.length > 0 && names.at(-1) === '') names.pop()
  return names
}

function mergedName(rows: readonly RawRow[], row: RawRow, column: number, merges: readonly Merge[]): string {
  const own = cellOf(row, column)
  if (own !== '') return own
  const over = merges.find(
    ({ top, bottom, left, right }) =>
      top <= row.line && row.line <= bottom && left <= column && column <= right,
  )
  return over
    ? cellOf(
        rows.find(({ line }) => line === over.top),
        over.left,
      )
    : ''
}

/** In a row that has another below it, a name reaches to the next one, over columns that are named below. */
function groupName(rows: readonly RawRow[], level: number, column: number): string {
  const row = rows[level]
  const own = cellOf(row, column)
  if (own !== '' || level === rows.length - 1) return own
  let from = column
  while (from > 0 && cellOf(row, from) === '') from--
  return cellOf(rows[level + 1], from) === '' ? '' : cellOf(row, from)
}
