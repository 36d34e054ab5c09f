import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import type { stream, Worksheet } from 'exceljs'
import type { ExportCell, ExportColumn } from './export-column.ts'

/** Rows a sheet can hold, its header included. */
const sheetRows = 1_048_576
/** Letters a cell can hold. */
const cellLength = 32_767

/**
 * Writes rows of cells as an XLSX workbook, streamed: a further sheet begins where one is full. Texts are text cells, so
 * none is ever taken for a formula.
 * @returns the bytes; `batches` is read only as fast as they are taken
 */
export function xlsxStream(
  sheetName: string,
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportCell[][]>,
): PassThrough {
  const output = new PassThrough({ highWaterMark: 256 * 1024 })
  writeWorkbook(output, sheetName, columns, batches).catch((error: Error) => output.destroy(error))
  return output
}

async function writeWorkbook(
  output: PassThrough,
  sheetName: string,
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportCell[][]>,
): Promise<void> {
  // Loaded on use: half of what the server would hold in memory at its start.
  const { default: excel } = await import('exceljs')
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream: output,
    useStyles: true,
    useSharedStrings: false,
  })
  const stem = sheetTitle(sheetName)
  let sheet = addSheet(workbook, stem, columns)
  let count = 1
  let sheets = 1
  for await (const rows of batches) {
    if (output.destroyed) return
    for (const row of rows) {
      if (count === sheetRows) {
        sheet.commit()
        sheet = addSheet(workbook, `${stem.slice(0, 27)} ${++sheets}`, columns)
        count = 1
      }
      addRow(sheet, row)
      count++
    }
    await taken(sheet, output)
  }
  sheet.commit()
  await workbook.commit()
}

function addSheet(
  workbook: stream.xlsx.WorkbookWriter,
  name: string,
  columns: readonly ExportColumn[],
): Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ width }) => ({ width }))
  const header = sheet.addRow(columns.map(({ title }) => title))
  header.font = { bold: true }
  header.commit()
  return sheet
}

function addRow(sheet: Worksheet, cells: readonly ExportCell[]): void {
  const row = sheet.addRow(cells.map(cellValue))
  for (const [index, cell] of cells.entries()) {
    const format = cell && formatOf(cell)
    if (format) row.getCell(index + 1).numFmt = format
  }
  row.commit()
}

function cellValue(cell: ExportCell): string | number | Date | null {
  if (!cell) return null
  switch (cell.kind) {
    case 'text':
      return sheetText(cell.text)
    case 'number':
      return cell.value
    case 'date':
      return new Date(`${cell.day}T00:00:00Z`)
    case 'dateTime':
      // A sheet knows no zones: the clock of the tenant goes in as it is.
      return new Date(`${cell.local.replace(' ', 'T')}Z`)
    default:
      return cell satisfies never
  }
}

/** XML takes no control letters; a cell takes no more than 32,767 letters. */
function sheetText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these may not stand in XML 1.0
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed()
  return clean.length > cellLength ? `${clean.slice(0, cellLength - 1)}…` : clean
}

function formatOf(cell: NonNullable<ExportCell>): string | undefined {
  if (cell.kind === 'date') return 'yyyy-mm-dd'
  if (cell.kind === 'dateTime') return 'yyyy-mm-dd hh:mm:ss'
  if (cell.kind !== 'number') return undefined
  const decimals = cell.decimals > 0 ? `.${'0'.repeat(cell.decimals)}` : ''
  return `${cell.grouped ? '#,##0' : '0'}${decimals}`
}

/** Names of sheets: at most 31 letters, without the signs Excel refuses. */
function sheetTitle(name: string): string {
  const clean = name
    .replace(/[*?:\\/[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
  return clean || 'Sheet'
}

/** The buffer between sheet and archive takes everything at once; whoever fills it has to wait for those behind it. */
async function taken(sheet: Worksheet, output: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  const behind = (sheet as unknown as { stream: { pipes: Writable[] } }).stream.pipes
  for (const stream of [...behind, output]) {
    while (stream.writableNeedDrain && !output.destroyed) {
      await Promise.race([once(stream, 'drain'), once(output, 'close')])
    }
  }
}
