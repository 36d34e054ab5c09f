import { foldedText, type Merge, meaningOf, readDate, readNumber } from '@sluice/sheet'
import { kindAt, type RawRow } from '../reading/raw-row.ts'
import { headerDepth, headerNames } from './header-names.ts'

/** Where a table begins and how wide it is. */
export interface TableFrame {
  /** Line of the header; 0 when the first row is data already. */
  headerLine: number
  /** Lines up to this one are no data: the header and titles above it. */
  skippedLines: number
  /** Rows above the header, e.g. the title of a report. */
  titleRows: number
  /** Rows the header takes. */
  headerRows: number
  headers: string[]
  width: number
  /** Headers are years or days, which might have been data. */
  numberedHeaders?: true
}

export interface HeaderChoice {
  hasHeader?: boolean | undefined
  /** Line of the header, 0 for none. */
  headerLine?: number | undefined
  /** What the columns may be called: the fields of the form that the file goes into. */
  names?: readonly string[] | undefined
  /** Rows that stay in view while others are scrolled, as the file says. */
  frozenRows?: number | undefined
  merges?: readonly Merge[]
}

/** Rows above the table that are looked over. */
const largestTitle = 10

/**
 * Finds the header among the first rows: below titles (rows far emptier than the rest), unless its cells look just like
 * those below. Names that reach over several rows or columns make one header of several rows.
 * @param choice what the person says; absent: decide
 */
export function findHeader(rows: readonly RawRow[], choice: HeaderChoice = {}): TableFrame {
  const { merges = [] } = choice
  const named = choice.headerLine === undefined ? namedRow(rows, choice) : -1
  const start = named >= 0 ? named : startOf(rows, choice)
  const first = rows[start]!
  const below = rows.slice(start + 1)
  const isHeader =
    choice.headerLine === undefined
      ? (choice.hasHeader ?? (named >= 0 || isFrozen(first, choice) || looksLikeHeader(first, below)))
      : choice.headerLine > 0
  if (!isHeader) {
    const data = rows.slice(start)
    const width = widthOf(0, data)
    return {
      headerLine: 0,
      skippedLines: first.line - 1,
      titleRows: start,
      headerRows: 0,
      headers: Array<string>(width).fill(''),
      width,
    }
  }
  const depth = headerDepth(rows, start, merges)
  const headers = headerNames(rows.slice(start, start + depth), merges)
  const data = rows.slice(start + depth)
  const width = widthOf(headers.length, data)
  while (headers.length < width) headers.push('')
  return {
    headerLine: first.line,
    skippedLines: rows[start + depth - 1]!.line,
    titleRows: start,
    headerRows: depth,
    headers,
    width,
    ...(named < 0 && isNumbered(first) && choice.headerLine === undefined
      ? { numberedHeaders: true as const }
      : {}),
  }
}

/** Position of the first row whose cells are, for the most part, names that are known; -1 for none. */
function namedRow(rows: readonly RawRow[], { names, hasHeader }: HeaderChoice): number {
  if (!names || names.length === 0 || hasHeader === false) return -1
  const known = new Set(names.map((name) => foldedText(name)))
  return rows.slice(0, largestTitle).findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '').map((cell) => foldedText(cell))
    const found = new Set(filled.filter((cell) => known.has(cell)))
    return found.size > 0 && found.size >= filled.length * 0.6
  })
}

/** Position of the first row of the table, its header included. */
function startOf(rows: readonly RawRow[], { headerLine, merges = [] }: HeaderChoice): number {
  if (headerLine) {
    const told = rows.findIndex(({ line }) => line >= headerLine)
    return told === -1 ? rows.length - 1 : told
  }
  const typical = median(rows.map(filledCells))
  const enough = typical >= 2 ? Math.max(2, Math.ceil(typical / 2)) : 1
  const covers = (row: RawRow) => {
    const filled = filledCells(row)
    if (filled >= enough) return true
    // Names over several columns count for all of them, but one over most of the table is its title.
    const spans = merges.filter(({ top, left, right }) => top === row.line && right > left && row.cells[left])
    const isTitle = spans.some(({ left, right }) => right - left + 1 > typical * 0.6)
    const covered = spans.reduce((sum, { left, right }) => sum + right - left, filled)
    return !isTitle && filled >= 2 && covered >= enough
  }
  return Math.max(0, rows.slice(0, largestTitle).findIndex(covers))
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

/** What a spreadsheet keeps in view above the others names the columns. */
function isFrozen({ line, cells }: RawRow, { frozenRows = 0 }: HeaderChoice): boolean {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return line <= frozenRows && frozenRows <= largestTitle && new Set(names).size === names.length
}

/** A header names: its cells differ, and where the column holds numbers or dates it holds none itself. */
function looksLikeHeader(first: RawRow, below: readonly RawRow[]): boolean {
  const names = first.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (names.some((name) => name.length > 200)) return false
  const numbered = isNumbered(first) && !below.some(isNumbered)
  const kindOfName = (column: number) => {
    const kind = isTextAmongOthers(first, column, below) ? 'text' : kindOf(first, column)
    return numbered && (kind === 'number' || kind === 'date') ? 'text' : kind
  }
  let different = 0
  let alike = 0
  for (const column of first.cells.keys()) {
    const kind = kindOfName(column)
    if (kind === 'empty') continue
    const kinds = below.map((row) => kindOf(row, column)).filter((other) => other !== 'empty')
    const typed = kinds.filter((other) => other !== 'text').length
    if (kinds.length === 0 || typed < kinds.length * 0.8) continue
    if (kind === 'text') different++
    else alike++
  }
  if (different + alike > 0) return different > alike
  const firstKinds = first.cells.map((_, column) =>
    kindAt(first, column) === 'q' ? 'text' : kindOfName(column),
  )
  return (
    new Set(names).size === names.length && !firstKinds.some((kind) => kind === 'number' || kind === 'date')
  )
}

/** Years, or days and months of the same distance, beside a word: `region, 2022, 2023` names columns. */
function isNumbered({ cells }: RawRow): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const steps = filled.flatMap((cell) => stepOf(cell.trim()) ?? [])
  if (steps.length === 0) return false
  // Without a word beside them, years alone name columns only where they follow each other.
  if (steps.length === filled.length && (steps.length < 3 || steps[0]! > 2100 || steps[1]! - steps[0]! !== 1))
    return false
  if (steps.length === 1) return steps[0]! >= 1900 && steps[0]! <= 2100
  const step = steps[1]! - steps[0]!
  const isEven =
    step !== 0 && steps.every((value, index) => index === 0 || value - steps[index - 1]! === step)
  // Months differ in their days.
  return (
    isEven || (steps[0]! > 2100 && steps.every((value, index) => index === 0 || value > steps[index - 1]!))
  )
}

/** A year as itself, a day as the number of its day. */
function stepOf(text: string): number | undefined {
  if (/^(?:19|20)\d{2}$/.test(text)) return Number(text)
  const day = readDate(text)?.date
  return day === undefined ? undefined : Date.parse(day) / 86_400_000 + 100_000
}

/** The file says of the cell that it is text, and of most of those below it does not. */
function isTextAmongOthers(first: RawRow, column: number, below: readonly RawRow[]): boolean {
  if (!first.cells[column] || kindAt(first, column) !== 'q') return false
  const others = below.filter((row) => row.cells[column])
  const texts = others.filter((row) => kindAt(row, column) === 'q')
  return texts.length < others.length / 2
}

function kindOf({ cells }: RawRow, column: number): 'empty' | 'number' | 'date' | 'text' {
  const text = meaningOf(cells[column] ?? '', 'p')
  if (text === null) return 'empty'
  if (readNumber(text) || readNumber(text, 'comma')) return 'number'
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
