const excelErrors = new Set(['#N/A', '#REF!', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!'])

/** True for the error a spreadsheet shows where a formula failed. */
export function isExcelError(text: string): boolean {
  return text.charCodeAt(0) === 35 && excelErrors.has(text)
}

/** True for what databases write where there is nothing. In quotes it is meant literally. */
export function isNullToken(text: string): boolean {
  return text === 'NULL' || text === 'null' || text === '\\N'
}

/** A cell as it is understood: spaces around it gone, null where it means nothing. Quoted text stays as it is. */
export function meaningOf(cell: string, isQuoted: boolean): string | null {
  if (cell === '') return null
  if (isQuoted) return cell
  const first = cell.charCodeAt(0)
  const last = cell.charCodeAt(cell.length - 1)
  const text = first <= 32 || last <= 32 || first >= 0x80 || last >= 0x80 ? cell.trim() : cell
  return text === '' || isNullToken(text) || isExcelError(text) ? null : text
}
