import { csvHeader, csvLine } from '../csv-line.ts'
import { cellText, type ExportCell, type ExportColumn } from './export-column.ts'

/** Writes the rows of records as CSV: UTF-8 with a mark, so that Excel knows the letters, and CRLF (RFC 4180). */
export async function* csvChunks(
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportCell[][][]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${csvHeader(columns.map(({ title }) => disarm(title)))}`)
  for await (const records of batches) {
    yield Buffer.from(records.map((rows) => rows.map((row) => csvLine(row.map(cellOf))).join('')).join(''))
  }
}

function cellOf(cell: ExportCell): string | null {
  if (!cell) return ''
  if (cell.kind === 'nothing') return null
  return cell.kind === 'text' ? disarm(cell.text) : cellText(cell)
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236), and so does one that already
 * begins with apostrophes which reading it back would take for such a one. Numbers stay as they are: `-5` from a number
 * field is a number.
 */
export function disarm(text: string): string {
  return /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) || /^'+\d[\d .,/-]*$/.test(text)
    ? `'${text}`
    : text
}
