import { type WrittenCell, writeWorkbook } from '@sluice/sheet'
import type { ExportCell, ExportColumn } from './export-column.ts'
import { packParts } from './pack-parts.ts'

/**
 * Writes rows of cells as an XLSX workbook, streamed. Texts are text cells, so none is ever taken for a formula.
 * @param onCut told for each text that is longer than a cell can be
 * @returns the bytes; `batches` is read only as fast as they are taken
 */
export function xlsxChunks(
  name: string,
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportCell[][]>,
  onCut: () => void,
): AsyncGenerator<Buffer> {
  return packParts(writeWorkbook({ name, columns, rows: written(batches), onCut }))
}

async function* written(batches: AsyncIterable<ExportCell[][]>): AsyncGenerator<WrittenCell[][]> {
  for await (const rows of batches) yield rows.map((row) => row.map(writtenCell))
}

function writtenCell(cell: ExportCell): WrittenCell {
  if (!cell) return null
  switch (cell.kind) {
    case 'text':
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

function formatOf({ decimals, grouped }: Extract<ExportCell, { kind: 'number' }>): string {
  return `${grouped ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
}
