import { emptySheet, unknownFormat } from '../errors.ts'
import type { TableSource } from '../table/table-source.ts'
import { type CsvDialect, openCsv } from './open-csv.ts'
import { openXlsx, type Workbook } from './open-xlsx.ts'
import type { Reading } from './reading.ts'
import { utf16Of } from './utf-16.ts'
import type { RandomAccess } from './zip-archive.ts'

/** What is known of a file before its table is looked at. */
export interface TableFormat {
  format: 'csv' | 'xlsx'
  sheets: string[]
  sheet: string | null
  dialect: CsvDialect | null
}

/** A table opened in a file. */
export interface OpenTable extends TableFormat {
  source: TableSource
}

/**
 * Opens the table in a file by its content, whatever its name says.
 * @throws unknownFormat, emptySheet, sheetUnknown, unreadableSheet, inflatesTooMuch
 */
export async function openTable(file: RandomAccess, reading: Reading): Promise<OpenTable> {
  if (file.size === 0) throw emptySheet()
  const { encoding, delimiter } = reading
  const head = await firstBytes(file.read(0, Math.min(file.size, 4096)))
  if (head.subarray(0, 4).equals(zipSignature)) return openSheet(await openXlsx(file), reading)
  if (isForeign(head) || (isBinary(head) && encoding?.startsWith('utf-16') !== true)) throw unknownFormat()
  const csv = await openCsv(() => file.read(0, file.size), {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
  })
  return { format: 'csv', source: csv, sheets: [], sheet: null, dialect: csv.dialect }
}

async function openSheet(book: Workbook, reading: Reading): Promise<OpenTable> {
  const sheet = reading.sheet ?? (await firstFilled(book)) ?? book.sheets[0]!
  return { format: 'xlsx', source: book.table(sheet), sheets: book.sheets, sheet, dialect: null }
}

/** A cover sheet without cells is passed over. */
async function firstFilled(book: Workbook): Promise<string | undefined> {
  if (book.sheets.length === 1) return book.sheets[0]
  for (const sheet of book.sheets) {
    for await (const rows of book.table(sheet).rows()) if (rows.length > 0) return sheet
  }
  return undefined
}

const zipSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Old .xls, and workbooks with a password. */
const compoundSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

async function firstBytes(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Web pages and XML that go by the name of a spreadsheet, PDF, and formatted text. */
function isForeign(head: Buffer): boolean {
  const text = head
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
  return /^\s*<(?:!doctype|!--|\?xml|html|head|body|meta|table|style|script|div)[\s>-]|^%PDF|^\{\\rtf/i.test(
    text,
  )
}

/** Text has no zero bytes, unless it is UTF-16. */
function isBinary(head: Buffer): boolean {
  if (head.subarray(0, 4).equals(compoundSignature)) return true
  return head.includes(0) && utf16Of(head) === undefined
}
