import { meaningOf } from '../inference/cell-text.ts'
import { readDate } from '../inference/date-text.ts'
import { readNumber } from '../inference/number-text.ts'
import type { RawRow } from '../reading/raw-row.ts'

/** Where a table begins and how wide it is. */
export interface TableFrame {
  /** Line of the header; 0 when the first row is data already. */
  headerLine: number
  /** Lines up to this one are no data: the header and titles above it. */
  skippedLines: number
  /** Rows above the header, e.g. the title of a report. */
  titleRows: number
  headers: string[]
  width: number
}

/** Rows above the table that are looked over. */
const largestTitle = 10

/**
 * Finds the header among the first rows: below titles (rows far emptier than the rest), unless its cells look just like
 * those below.
 * @param hasHeader what the person says; absent: decide
 */
export function findHeader(rows: readonly RawRow[], hasHeader?: boolean): TableFrame {
  const typical = median(rows.map(filledCells))
  const enough = typical >= 2 ? Math.max(2, Math.ceil(typical / 2)) : 1
  const found = rows.slice(0, largestTitle).findIndex((row) => filledCells(row) >= enough)
  const titleRows = Math.max(0, found)
  const first = rows[titleRows]!
  const below = rows.slice(titleRows + 1)
  const isHeader = hasHeader ?? looksLikeHeader(first, below)
  const headers = isHeader ? trimEnd(first.cells).map((cell) => cell.trim()) : []
  const width = widthOf(headers.length, isHeader ? below : rows.slice(titleRows))
  while (headers.length < width) headers.push('')
  return {
    headerLine: isHeader ? first.line : 0,
    skippedLines: isHeader ? first.line : first.line - 1,
    titleRows,
    headers,
    width,
  }
}

function filledCells(row: RawRow): number {
  return row.cells.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

export function trimEnd(cells: readonly string[]): string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1]!.trim() === '') end--
  return cells.slice(0, end)
}

/** A header names: its cells differ, and where the column holds numbers or dates it holds none itself. */
function looksLikeHeader(first: RawRow, below: readonly RawRow[]): boolean {
  const names = first.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (names.some((name) => name.length > 200)) return false
  let different = 0
  let alike = 0
  for (const [column, cell] of first.cells.entries()) {
    const kind = kindOf(cell)
    if (kind === 'empty') continue
    const kinds = below.map((row) => kindOf(row.cells[column] ?? '')).filter((other) => other !== 'empty')
    const typed = kinds.filter((other) => other !== 'text').length
    if (kinds.length === 0 || typed < kinds.length * 0.8) continue
    if (kind === 'text') different++
    else alike++
  }
  if (different + alike > 0) return different > alike
  const firstKinds = first.cells.map(kindOf)
  return (
    new Set(names).size === names.length && !firstKinds.some((kind) => kind === 'number' || kind === 'date')
  )
}

function kindOf(cell: string): 'empty' | 'number' | 'date' | 'text' {
  const text = meaningOf(cell, 'p')
  if (text === null) return 'empty'
  if (readNumber(text)) return 'number'
  return readDate(text) ? 'date' : 'text'
}

/** The header's width, unless hardly any row has it; then the commonest one. */
function widthOf(headerWidth: number, rows: readonly RawRow[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of rows) {
    const width = trimEnd(cells).length
    widths.set(width, (widths.get(width) ?? 0) + 1)
  }
  const widest = Math.max(0, ...widths.keys())
  if (headerWidth === 0) return commonest(rows) || widest
  const atMost = [...widths]
    .filter(([width]) => width <= headerWidth)
    .reduce((sum, [, count]) => sum + count, 0)
  if (rows.length === 0 || atMost >= rows.length * 0.05) return headerWidth
  return Math.max(headerWidth, commonest(rows))
}

function commonest(rows: readonly RawRow[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  let best = 0
  for (const [width, count] of widths) if (count > (widths.get(best) ?? 0)) best = width
  return best
}
