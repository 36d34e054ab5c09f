import type { Merge } from '@sluice/sheet'
import type { RawRow } from '../reading/raw-row.ts'

/** A table in a file: its rows can be read any number of times, from the beginning. */
export interface TableSource {
  /** Sign between the cells; empty where cells cannot run into each other (XLSX). */
  delimiter: string
  rows(): AsyncIterable<RawRow[]>
  /** Cells that are put together (XLSX). */
  merges?(): Promise<Merge[]>
  /** Rows at the top that stay in view while the others are scrolled (XLSX). */
  frozenRows?(): Promise<number>
}
