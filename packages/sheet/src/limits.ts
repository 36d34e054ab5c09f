/** Bounds of what is read; a workbook made by a spreadsheet program stays far below those that are not its own. */
export const limits = {
  /** Elements inside each other. A sheet needs eight. */
  depth: 64,
  /** Elements of one part that say nothing to us. */
  foreignElements: 1_000_000,
  /** Rows of a sheet (ECMA-376, and every spreadsheet program). */
  rows: 1_048_576,
  /** Cells of a row; the last column is XFD. */
  columns: 16_384,
  /** Texts that cells share. */
  texts: 5_000_000,
  /** Letters of all shared texts together. */
  textLength: 256 * 1024 * 1024,
  /** Letters of one cell, more than a spreadsheet program allows (32,767). */
  cellLength: 1024 * 1024,
  /** Letters that may come without any element in between. */
  silence: 4 * 1024 * 1024,
  /** Merged areas that are looked at. */
  merges: 100_000,
} as const
