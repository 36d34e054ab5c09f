/** A row as the file has it, before anything is known about its columns. */
export interface RawRow {
  /** Line of the file it begins on (CSV), or number of the row (XLSX); counted from 1, as editors show it. */
  line: number
  cells: string[]
  /** Cells that stood in quotes: their text is meant literally. */
  quoted?: readonly number[]
  /** The row opens a quote that is never closed; its quotes are read as plain letters. */
  openQuote?: true
}
