/** Cells that mean something else unless they stand in quotes: spaces at the ends, words that stand for nothing. */
const needsQuotes = /[",\r\n]|^\s|\s$|^(?:NULL|null|\\N|#N\/A)$/

/** A line of CSV (RFC 4180); what it holds is read back as it is. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
