import { isBlankWord } from '@sluice/sheet'

/** Cells that mean something else unless they stand in quotes: spaces at the ends, words that stand for nothing, errors. */
const needsQuotes = /[",\r\n]|^\s|\s$|^(?:NULL|null|\\N)$|^#|^'/

/** A line of CSV (RFC 4180); what it holds is read back as it is. A cell that is null says that there is nothing. */
export function csvLine(cells: readonly (string | null)[]): string {
  // A line without anything is passed over by whoever reads it.
  if (cells.length === 1 && cells[0] === '') return '""\r\n'
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: string | null): string {
  if (cell === null) return 'NULL'
  return needsQuotes.test(cell) ? quoted(cell) : cell
}

/** The line that names the columns: in quotes, a name that looks like a number or a day is a text all the same. */
export function csvHeader(names: readonly string[]): string {
  return `${names.map((name) => (needsQuotes.test(name) || isTyped(name) ? quoted(name) : name)).join(',')}\r\n`
}

const isTyped = (name: string) => /[\d０-９]/.test(name) || isBlankWord(name)

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
