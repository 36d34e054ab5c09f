import type { FieldValue } from '@sluice/contract'
import type { CellKind } from '@sluice/sheet'
import type { ColumnType } from './inference/column-type.ts'
import type { DateOrder } from './inference/date-text.ts'
import type { NumberStyle } from './inference/number-text.ts'
import type { TableRow } from './table/normalize-row.ts'
import { type CellReader, cellReader } from './table/read-cell.ts'

/** How a column of the preview is to be read. */
export interface PreviewColumn {
  index: number
  type: ColumnType
  numberStyle: NumberStyle
  dateOrder: DateOrder
}

/** The values of a row as they will be in the form; `wrong` names the columns whose text is no such value. */
export interface PreviewValues {
  values: FieldValue[]
  wrong: number[]
}

/** Makes what turns rows of a preview into values. */
export function previewReader(
  columns: readonly PreviewColumn[],
  timeZone: string,
): (row: TableRow) => PreviewValues {
  const readers = new Map<number, CellReader>(
    columns.map((column) => [column.index, cellReader({ ...column, timeZone })]),
  )
  return ({ values, kinds }) => {
    const wrong: number[] = []
    const read = values.map((text, index): FieldValue => {
      if (text === null) return null
      const value = readers.get(index)?.(text, (kinds?.[index] as CellKind | undefined) ?? 'p')
      if (value === undefined) {
        wrong.push(index)
        return text
      }
      return value
    })
    return { values: read, wrong }
  }
}
