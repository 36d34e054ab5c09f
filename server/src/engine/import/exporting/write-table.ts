import type { Field, RecordView } from '@sluice/contract'
import type { RecordReferences } from '../../form/index.ts'
import { type ExportCell, type ExportSetting, exportColumns, rowsOfRecord } from './export-column.ts'
import { csvChunks } from './write-csv.ts'
import { xlsxChunks } from './write-xlsx.ts'

/** What a file is to hold, as data. */
export interface TableToWrite extends ExportSetting {
  format: 'csv' | 'xlsx'
  /** Name of the sheet. */
  name: string
  fields: readonly Field[]
  /** Ids of fields and system attributes in the order of the columns. */
  columns: readonly string[]
}

/** Records with what their ids stand for. */
export interface NamedRecords {
  records: readonly RecordView[]
  names: RecordReferences
}

/** A piece of the file, and at its end what was lost on the way. */
export type TablePiece = { bytes: Uint8Array } | { cut: number }

/** Writes records as a file, batch by batch; memory holds one. */
export async function* writeTable(
  { format, name, fields, columns: ids, ...setting }: TableToWrite,
  batches: AsyncIterable<NamedRecords>,
): AsyncGenerator<TablePiece> {
  const columns = exportColumns(fields, ids, setting)
  let cut = 0
  async function* rows(): AsyncGenerator<ExportCell[][][]> {
    for await (const { records, names } of batches)
      yield records.map((record) => rowsOfRecord(columns, record, names))
  }
  const chunks =
    format === 'csv'
      ? csvChunks(columns, rows())
      : xlsxChunks({ name, columns, records: rows() }, () => cut++)
  for await (const bytes of chunks) yield { bytes }
  yield { cut }
}
