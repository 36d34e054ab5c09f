import type { CellKind } from '@sluice/sheet'

/** A row as the file has it, before anything is known about its columns. */
export interface RawRow {
  /** Line of the file it begins on (CSV), or number of the row (XLSX); counted from 1, as editors show it. */
  line: number
  cells: string[]
  /** Cells that stood in quotes: their text is meant literally (CSV). */
  quoted?: readonly number[]
  /** A `CellKind` per cell, where the file itself says what its cells are (XLSX). */
  kinds?: string
  /** The row opens a quote that is never closed; its quotes are read as plain letters. */
  openQuote?: true
  /** Letters stand behind a closing quote; they were put behind the text. */
  strayQuote?: true
  /** Columns whose value is merged over the row from above. */
  merged?: readonly number[]
}

/** What a cell is beside its text. */
export function kindAt({ kinds, quoted }: Pick<RawRow, 'kinds' | 'quoted'>, index: number): CellKind {
  if (kinds !== undefined) return (kinds[index] as CellKind | undefined) ?? '_'
  return quoted?.includes(index) ? 'q' : 'p'
}
