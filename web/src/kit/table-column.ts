import type { MouseEvent, ReactNode } from 'react'

/** A column of a virtual table. */
export interface TableColumn<Row> {
  key: string
  title: string
  /** First width in pixels; 160 unless told otherwise. */
  width?: number
  /** Numbers stand at the end, with tabular figures. */
  align?: 'start' | 'end' | 'center'
  render: (row: Row, index: number) => ReactNode
  /** Present direction; a column with `onSort` is a button. */
  sorted?: 'asc' | 'desc' | undefined
  onSort?: (event: MouseEvent<HTMLElement>) => void
  /** More in the head: a menu, a field type. */
  headExtra?: ReactNode
}
