import type { FieldType, FieldValue } from '@sluice/contract'
import { type CellKind, type CellReader, cellReader, type DateOrder, type NumberStyle } from '@sluice/sheet'
import { readsAs } from './column-type.ts'
import type { TableRow } from './table/normalize-row.ts'

/** How a column of the preview is to be read. */
export interface PreviewColumn {
  index: number
  type: FieldType
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
    columns.map((column) => [column.index, cellReader({ ...column, ...readsAs(column.type), timeZone })]),
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
