/** Cells that mean something else unless they stand in quotes: spaces at the ends, words that stand for nothing, errors. */
const needsQuotes = /[",\r\n]|^\s|\s$|^(?:NULL|null|\\N)$|^#|^'/

/** A line of CSV (RFC 4180); what it holds is read back as it is. */
export function csvLine(cells: readonly string[]): string {
  // A line without anything is passed over by whoever reads it.
  if (cells.length === 1 && cells[0] === '') return '""\r\n'
  return `${cells.map((cell) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
