import { type ColumnKind, cellReader, type DateOrder, meaningOf, type NumberStyle } from '@sluice/sheet'
import type { RepairModel } from './repair-row.ts'

/** What reading the rows of a table needs to know of it; plain data, found out by its analysis. */
export interface TableShape {
  delimiter: string
  /** Lines up to this one are no data. */
  skippedLines: number
  /** Rows of totals are passed over. */
  leavesTotalsOut: boolean
  columns: ColumnShape[]
  /** Zone of times that do not say theirs. */
  timeZone: string
}

/** How the cells of a column look, as far as it helps to put a broken row right. */
export interface ColumnShape {
  kind: ColumnKind
  numberStyle: NumberStyle
  dateOrder: DateOrder
  /** The values of a column of choices. */
  choices: string[] | undefined
  filled: number
  empty: number
}

/** Rows that prove what a column never holds. */
const enoughProof = 20

export function repairModel({ delimiter, columns, timeZone }: TableShape): RepairModel {
  const readers = columns.map(({ kind, numberStyle, dateOrder }) =>
    cellReader({ kind, numberStyle, dateOrder, timeZone }),
  )
  const choices = columns.map((column) => column.choices && new Set(column.choices))
  return {
    width: columns.length,
    delimiter,
    fits: (column, text, kind) => {
      const value = meaningOf(text, kind)
      return value === null || readers[column]!(value, kind) !== undefined
    },
    fitsClosely: (column, text, kind) => {
      const value = meaningOf(text, kind)
      const { filled, empty } = columns[column]!
      if (value === null) return empty > 0 || filled < enoughProof
      const known = choices[column]
      return known ? known.has(value) : readers[column]!(value, kind) !== undefined
    },
  }
}
