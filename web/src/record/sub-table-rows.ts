import type { ColumnField, FieldValue, ScalarValue } from '@sluice/contract'
import { fieldTypes, type RowsField, typeOf } from '@sluice/form'
import type { SubTableRow } from './model.ts'
import { parseCell } from './parse-cell.ts'

/** The rows of a sub-table value; anything else counts as none. */
export function rowsOf(value: FieldValue | undefined): SubTableRow[] {
  if (!Array.isArray(value)) return []
  return value.filter((row): row is SubTableRow => typeof row === 'object' && row !== null)
}

const keys = new WeakMap<SubTableRow, string>()
let count = 0

/** A key that stays with a row while it is edited; new rows have no id yet. */
export function rowKey(row: SubTableRow): string {
  if (typeof row.id === 'string') return row.id
  const key = keys.get(row) ?? `new-${++count}`
  keys.set(row, key)
  return key
}

/** The row with one cell changed; keeps its key. */
export function changeCell(row: SubTableRow, columnId: string, value: ScalarValue): SubTableRow {
  const changed = { ...row, [columnId]: value }
  keys.set(changed, rowKey(row))
  return changed
}

/** A new row with the defaults of its columns. */
export function newRow(columns: readonly ColumnField[]): SubTableRow {
  const row: SubTableRow = {}
  for (const column of columns) row[column.id] = plainDefault(column)
  return row
}

function plainDefault(column: ColumnField): ScalarValue {
  if (!('default' in column) || column.default === undefined) return null
  // What depends on the moment or the person is left to the one who fills in.
  if (typeOf(column).movingDefaults) return null
  return column.default as ScalarValue
}

/** A second row with the same cells; files belong to one row only. */
export function copyRow(columns: readonly ColumnField[], row: SubTableRow): SubTableRow {
  const copy: SubTableRow = {}
  for (const column of columns) {
    copy[column.id] = typeOf(column).names === 'files' ? null : (row[column.id] ?? null)
  }
  return copy
}

/** Lays cells over the rows from a place on, adding rows as far as the table may grow. */
export function pasteCells(
  field: RowsField,
  rows: readonly SubTableRow[],
  from: { row: number; column: number },
  cells: readonly string[][],
  now: Date,
): SubTableRow[] {
  const next = [...rows]
  const most = field.maxRows ?? 1000
  cells.forEach((line, down) => {
    const at = from.row + down
    if (at >= most) return
    let row = next[at] ?? newRow(field.fields)
    line.forEach((text, right) => {
      const column = field.fields[from.column + right]
      if (column && !column.readOnly) row = changeCell(row, column.id, parseCell(column, text, now))
    })
    next[at] = row
  })
  return next
}

/** The sum of a column, exact to eight decimals; null where nothing is a number. */
export function sumOf(rows: readonly SubTableRow[], columnId: string): number | null {
  const numbers = rows.map((row) => row[columnId]).filter((one) => typeof one === 'number')
  if (numbers.length === 0) return null
  // Whole steps, because 0.1 + 0.2 is not 0.3.
  return numbers.reduce((sum, number) => sum + Math.round(number * 1e8), 0) / 1e8
}

/** Words for amounts of one piece or shares: added up they say nothing. */
const perPiece = /单价|价格|比例|比率|费率|税率|折扣|百分比|率$|price|\b(rate|ratio|percent|discount)/i
const whole = /总|合计|total|sum/i

/** Whether the sum of a column is worth a place below it. */
export function isSummed({ type, name }: Pick<ColumnField, 'type' | 'name'>): boolean {
  const { isNumeric = false }: { isNumeric?: boolean } = fieldTypes[type]
  return isNumeric && (whole.test(name) || !perPiece.test(name))
}
