/**
 * What a cell is beside its text, one letter:
 * `p` text that may mean anything (CSV without quotes), `q` text that is meant as it stands, `n` number with a decimal
 * point, `l` number whose last digits the file has lost, `c` digits that are a name, `d` day or time, `t` elapsed time,
 * `b` TRUE or FALSE, `e` error of a formula, `u` formula that was never computed, `v` text without letters, `_` nothing.
 */
export type CellKind = 'p' | 'q' | 'n' | 'l' | 'c' | 'd' | 't' | 'b' | 'e' | 'u' | 'v' | '_'

/** A row of a sheet that holds something. */
export interface SheetRow {
  /** Number of the row, from 1, as a spreadsheet program shows it. */
  line: number
  /** Texts exact enough to be read back; empty where there is nothing. */
  cells: string[]
  /** A `CellKind` per cell. */
  kinds: string
}
