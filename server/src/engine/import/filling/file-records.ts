import { largestTable } from '@sluice/form'
import { isBroken } from '../table/normalize-row.ts'
import { cellsOf, type FileRow } from '../table/read-rows.ts'

/** A record as a file has it: the row it begins in, and rows that only add to its sub-tables. */
export interface FileRecord {
  row: FileRow
  more: readonly FileRow[]
  /** Rows that belong to a record which has too many of them already. */
  isRest?: true
}

/** Which rows of a file belong together. */
export interface RecordFrame {
  /** Columns of the record itself: a row in which none of them says anything belongs to the record above. */
  own: readonly number[]
  /** Columns that tell a record from the others: rows with the same value there, one below the other, are one record. */
  keys: readonly number[]
}

/** Whether a cell is there. What is merged over it from above says nothing of this row. */
export function isThere(row: FileRow, column: number): boolean {
  if (isBroken(row)) return (row.cells[column] ?? '').trim() !== ''
  if (row.merged?.includes(column)) return false
  if ((row.values[column] ?? null) !== null || row.kinds?.[column] === 'v') return true
  // A word for nothing says that the record begins here, although it has no value.
  return (row.cells?.[column] ?? '').trim() !== ''
}

/** Rows that records take together. */
export function countRows(records: readonly FileRecord[]): number {
  return records.reduce((sum, { more }) => sum + 1 + more.length, 0)
}

const nothing: readonly FileRow[] = []

/**
 * Puts rows together that are one record.
 * @param frame absent: each row is a record
 */
export async function* fileRecords(
  batches: AsyncIterable<readonly FileRow[]>,
  frame: RecordFrame | undefined,
): AsyncGenerator<FileRecord[]> {
  if (!frame || frame.own.length === 0) {
    for await (const rows of batches) yield rows.map((row) => ({ row, more: nothing }))
    return
  }
  let open: { row: FileRow; more: FileRow[] } | undefined
  for await (const rows of batches) {
    const records: FileRecord[] = []
    for (const row of rows) {
      if (!open || beginsRecord(open.row, row, frame)) {
        if (open) records.push(open)
        open = { row, more: [] }
      } else if (open.more.length < largestTable) open.more.push(row)
      else records.push({ row, more: nothing, isRest: true })
    }
    if (records.length > 0) yield records
  }
  if (open) yield [open]
}

function beginsRecord(first: FileRow, row: FileRow, { own, keys }: RecordFrame): boolean {
  if (!own.some((column) => isThere(row, column))) return false
  return !keys.some((column) => {
    const value = isThere(row, column) ? cellsOf(row)[column]?.trim() : ''
    return value !== '' && value === cellsOf(first)[column]?.trim()
  })
}
