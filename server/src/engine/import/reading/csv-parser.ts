import { cellTooLong, maximumCellLength, maximumColumns, tooManyColumns } from '../errors.ts'
import type { RawRow } from './raw-row.ts'

/** Reads CSV piece by piece; memory holds one piece and the row that is not finished yet. */
export interface CsvParser {
  /** Takes the next piece of text. @returns the rows it completed @throws cellTooLong, tooManyColumns */
  push(text: string): RawRow[]
  /** There is no more text. @returns the rows that were still open */
  end(): RawRow[]
}

/** Cells one row may have before the file is taken for something else than a table. */
const maximumCells = 20_000

/** How a quote is written inside a quoted cell: twice (RFC 4180), or with a backslash before it. */
export type QuoteEscape = 'double' | 'backslash'

/**
 * Makes a parser after RFC 4180 that forgives what real files do: lone line feeds, text after a closing quote, spaces
 * before an opening one, a quote that is never closed (read as a letter). Empty lines are passed over.
 * @param delimiter one character
 */
export function createCsvParser(delimiter: string, quoteEscape: QuoteEscape = 'double'): CsvParser {
  let rest = ''
  let line = 1

  /** Reads rows from `text`; keeps the unfinished end in `rest`, unless the file ends here. */
  function read(text: string, atEnd: boolean): RawRow[] {
    const rows: RawRow[] = []
    let position = 0
    let quote = text.indexOf('"')
    while (position < text.length) {
      let lineEnd = text.indexOf('\n', position)
      if (lineEnd === -1) {
        if (!atEnd) break
        lineEnd = text.length
      }
      if (quote !== -1 && quote < position) quote = text.indexOf('"', position)
      if (quote === -1 || quote >= lineEnd) {
        addPlain(rows, text, position, lineEnd)
        position = lineEnd + 1
        line++
        continue
      }
      const quoted = readQuoted(text, position, { delimiter, quoteEscape }, atEnd)
      if (quoted === undefined) break
      if (quoted === 'open') {
        addPlain(rows, text, position, lineEnd)
        const last = rows.at(-1)
        if (last) last.openQuote = true
        position = lineEnd + 1
        line++
        continue
      }
      rows.push({
        line,
        cells: quoted.cells,
        quoted: quoted.quoted,
        ...(quoted.stray ? { strayQuote: true as const } : {}),
      })
      checkCells(quoted.cells, line)
      position = quoted.next
      line += quoted.lines
    }
    rest = position >= text.length ? '' : text.slice(position)
    if (rest.length > 2 * maximumCellLength) throw cellTooLong({ line, max: maximumCellLength })
    return rows
  }

  function addPlain(rows: RawRow[], text: string, start: number, lineEnd: number): void {
    const end = lineEnd > start && text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd
    if (end === start) return
    if (end - start > maximumCellLength) checkCells(text.slice(start, end).split(delimiter), line)
    const cells = text.slice(start, end).split(delimiter)
    if (cells.length > maximumCells) checkCells(cells, line)
    rows.push({ line, cells })
  }

  return {
    push: (text) => read(rest + text, false),
    end: () => read(rest, true),
  }
}

const carriageReturn = 13
const doubleQuote = 34
const space = 32

function checkCells(cells: string[], line: number): void {
  if (cells.length > maximumCells) {
    throw tooManyColumns({ line, count: cells.length, max: maximumColumns })
  }
  if (cells.some((cell) => cell.length > maximumCellLength)) {
    throw cellTooLong({ line, max: maximumCellLength })
  }
}

interface QuotedRow {
  cells: string[]
  quoted: number[]
  /** Letters stand behind a closing quote. */
  stray: boolean
  /** Where the next row begins. */
  next: number
  /** Lines the row takes. */
  lines: number
}

/**
 * Reads one row that holds a quote.
 * @returns `undefined` when the text ends before the row does; `'open'` when the file ends inside a quote
 */
function readQuoted(
  text: string,
  start: number,
  { delimiter, quoteEscape }: { delimiter: string; quoteEscape: QuoteEscape },
  atEnd: boolean,
): QuotedRow | 'open' | undefined {
  const cells: string[] = []
  const quoted: number[] = []
  let lines = 1
  let stray = false
  let position = start
  for (;;) {
    const opening = openingQuote(text, position, delimiter, atEnd)
    if (opening === undefined) return undefined
    let cell = ''
    if (opening !== -1) {
      const closed = readQuotedCell(text, opening, quoteEscape)
      if (!closed) return atEnd ? 'open' : undefined
      quoted.push(cells.length)
      cell = closed.cell
      lines += closed.lines
      position = closed.next
    }
    const stop = cellEnd(text, position, delimiter)
    if (stop === text.length && !atEnd) return undefined
    const isRowEnd = stop === text.length || text[stop] === '\n'
    let tail = text.slice(position, stop)
    if (isRowEnd && tail.endsWith('\r')) tail = tail.slice(0, -1)
    if (opening !== -1 && tail.trim() !== '') stray = true
    cells.push(opening === -1 ? tail : cell + tail.trimEnd())
    position = stop + 1
    if (isRowEnd) return { cells, quoted, stray, next: position, lines }
  }
}

function cellEnd(text: string, from: number, delimiter: string): number {
  for (let index = from; index < text.length; index++) {
    const sign = text[index]
    if (sign === delimiter || sign === '\n') return index
  }
  return text.length
}

/**
 * Where the quote stands that opens this cell, -1 when it is not quoted, `undefined` when more text has to tell. After
 * spaces (`a, "b, c"`) a quote opens only when its partner ends the cell on the same line; otherwise ` "x" y` would lose
 * its quotes.
 */
function openingQuote(text: string, position: number, delimiter: string, atEnd: boolean): number | undefined {
  if (text.charCodeAt(position) === doubleQuote) return position
  let index = position
  while (text.charCodeAt(index) === space) index++
  if (index === position || text.charCodeAt(index) !== doubleQuote) return -1
  const lineEnd = text.indexOf('\n', index)
  if (lineEnd === -1 && !atEnd) return undefined
  const onLine = text.slice(0, lineEnd === -1 ? text.length : lineEnd)
  const closed = readQuotedCell(onLine, index)
  if (!closed) return -1
  const after = onLine[closed.next]
  return after === undefined || after === delimiter || after === '\r' ? index : -1
}

/** Reads from an opening quote to its partner; two quotes in a row are one that is meant. */
function readQuotedCell(
  text: string,
  opening: number,
  quoteEscape: QuoteEscape = 'double',
): { cell: string; next: number; lines: number } | undefined {
  let cell = ''
  let from = opening + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return undefined
    if (quoteEscape === 'backslash' && isEscaped(text, quote, opening)) {
      cell += `${text.slice(from, quote - 1)}"`
      from = quote + 1
      continue
    }
    cell += text.slice(from, quote)
    if (text.charCodeAt(quote + 1) !== doubleQuote) {
      let lines = 0
      for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines++
      return { cell: lines > 0 ? cell.replaceAll('\r\n', '\n') : cell, next: quote + 1, lines }
    }
    cell += '"'
    from = quote + 2
  }
}

/** True for a quote behind an odd number of backslashes. */
function isEscaped(text: string, quote: number, opening: number): boolean {
  let at = quote - 1
  while (at > opening && text[at] === '\\') at--
  return (quote - at) % 2 === 0
}
