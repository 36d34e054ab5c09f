import { kindAt, type RawRow } from '../reading/raw-row.ts'
import { mergeFiller } from './fill-merges.ts'
import { type BrokenRow, isBroken, normalizeRow, type TableRow } from './normalize-row.ts'
import { repairModel, type TableShape } from './table-shape.ts'
import type { TableSource } from './table-source.ts'
import { isBlankRow, isTotalRow } from './total-row.ts'

/** A row of data as it goes into the form, or why it cannot. */
export type FileRow = TableRow | BrokenRow

/** Reads the rows of a table from the beginning: without header, blank rows and unwanted totals, brought into its columns. */
export async function* readTableRows(source: TableSource, shape: TableShape): AsyncGenerator<FileRow[]> {
  const model = repairModel(shape)
  const merges = mergeFiller((await source.merges?.()) ?? [], shape.skippedLines + 1)
  for await (const rows of source.rows()) {
    const read: FileRow[] = []
    for (const raw of rows) {
      if (raw.line <= shape.skippedLines) continue
      const row = merges.fill(raw)
      if (isBlankRow(row) || (shape.leavesTotalsOut && isTotalRow(row))) continue
      read.push(withMerges(withCells(normalizeRow(row, model), row), row))
    }
    if (read.length > 0) yield read
  }
}

/** Adds the cells as they stood where their meaning does not tell them. */
function withCells(row: FileRow, raw: RawRow): FileRow {
  if (isBroken(row)) return row
  const isSame =
    raw.cells.length === row.values.length &&
    raw.cells.every((cell, index) => cell === (row.values[index] ?? ''))
  return isSame ? row : { ...row, cells: raw.cells.map((cell, index) => shown(cell, kindAt(raw, index))) }
}

function withMerges(row: FileRow, { merged }: RawRow): FileRow {
  return merged && !isBroken(row) ? { ...row, merged } : row
}

const shown = (cell: string, kind: string) => (kind === '_' ? '' : cell)

/** The cells of a row as they stand in the file. */
export function cellsOf(row: FileRow): readonly string[] {
  if (isBroken(row)) return row.cells
  return row.cells ?? row.values.map((value) => value ?? '')
}
