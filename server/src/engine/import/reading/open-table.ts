import { z } from 'zod'
import type { StoredFile } from '../../../platform/file/index.ts'
import type { Services } from '../../../platform/operation/index.ts'
import { emptySheet, unknownFormat } from '../errors.ts'
import type { TableSource } from '../table/analyze-table.ts'
import { delimiters } from './detect-delimiter.ts'
import { encodings } from './detect-encoding.ts'
import { type CsvDialect, openCsv } from './open-csv.ts'
import { openXlsx } from './open-xlsx.ts'

/** How to read a file; what is left out is found out. An analysis and the import after it say the same. */
export const readingSchema = z.object({
  /** Sheet of a workbook; the first one unless named. */
  sheet: z.string().max(200).optional(),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  /** Whether the first row names the columns. */
  hasHeader: z.boolean().optional(),
})
export type Reading = z.infer<typeof readingSchema>

/** A table opened in a stored file. */
export interface OpenTable {
  format: 'csv' | 'xlsx'
  source: TableSource
  sheets: string[]
  sheet: string | null
  dialect: CsvDialect | null
}

/**
 * Opens the table in a stored file by its content, whatever its name says.
 * @throws unknownFormat, emptySheet, sheetUnknown, unreadableSheet, inflatesTooMuch
 */
export async function openTable(services: Services, file: StoredFile, reading: Reading): Promise<OpenTable> {
  if (file.size === 0) throw emptySheet()
  const read = (start = 0, end = file.size) => services.files.read(file, start, end)
  const head = await firstBytes(read(0, Math.min(file.size, 4096)))
  if (head.subarray(0, 4).equals(zipSignature)) {
    const book = await openXlsx({ size: file.size, read })
    const sheet = reading.sheet ?? book.sheets[0]!
    return { format: 'xlsx', source: book.table(sheet), sheets: book.sheets, sheet, dialect: null }
  }
  if (isBinary(head)) throw unknownFormat()
  const { encoding, delimiter } = reading
  const csv = await openCsv(() => read(), {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
  })
  return { format: 'csv', source: csv, sheets: [], sheet: null, dialect: csv.dialect }
}

const zipSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Old .xls, and workbooks with a password. */
const compoundSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

async function firstBytes(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Text has no zero bytes, unless it is UTF-16, which begins with its mark. */
function isBinary(head: Buffer): boolean {
  if (head.subarray(0, 4).equals(compoundSignature) || head.subarray(0, 4).equals(Buffer.from('%PDF')))
    return true
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return !isUtf16 && head.includes(0)
}
