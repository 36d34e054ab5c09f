import { type WrittenCell, writeWorkbook } from '@sluice/sheet'
import type { ExportCell, ExportColumn } from './export-column.ts'
import { packParts } from './pack-parts.ts'

interface XlsxContent {
  name: string
  columns: readonly ExportColumn[]
  records: AsyncIterable<ExportCell[][][]>
}

/**
 * Writes the rows of records as an XLSX workbook, streamed. Texts are text cells, so none is ever taken for a formula; what
 * a record says once reaches over all of its rows.
 * @param onCut told for each text that is longer than a cell can be
 * @returns the bytes; `records` is read only as fast as they are taken
 */
export function xlsxChunks(
  { name, columns, records }: XlsxContent,
  onCut: () => void,
): AsyncGenerator<Buffer> {
  const merged = columns.flatMap(({ tableId }, index) => (tableId === undefined ? [index] : []))
  return packParts(writeWorkbook({ name, columns, merged, rows: written(records), onCut }))
}

async function* written(batches: AsyncIterable<ExportCell[][][]>): AsyncGenerator<WrittenCell[][][]> {
  for await (const records of batches) yield records.map((rows) => rows.map((row) => row.map(writtenCell)))
}

function writtenCell(cell: ExportCell): WrittenCell {
  if (!cell) return null
  switch (cell.kind) {
    case 'text':
    case 'nothing':
      return cell
    case 'number':
      return { kind: 'number', value: cell.value, format: formatOf(cell) }
    case 'date':
      return { kind: 'moment', day: cell.day }
    case 'dateTime': {
      // A sheet knows no zones: the clock of the tenant goes in as it is.
      const [day = '', clock = ''] = cell.local.split(' ')
      return { kind: 'moment', day, clock }
    }
    default:
      return cell satisfies never
  }
}

function formatOf({ decimals, grouped, percent }: Extract<ExportCell, { kind: 'number' }>): string {
  return `${grouped ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${percent ? '%' : ''}`
}
