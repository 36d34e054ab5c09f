import { type Analysis, stemOf } from './model.ts'

/** Names that programs give to sheets. */
const nameless = /^(sheet|工作表|表|tabelle|feuille|hoja)\s*\d*$/i

/**
 * What a form made from a file is called unless somebody says otherwise: the title above the table, else the name of the
 * sheet where somebody gave it one, else that of the file without its ending.
 */
export function suggestName({
  fileName,
  sheet,
  firstRows,
  headerLine,
}: Pick<Analysis, 'fileName' | 'sheet' | 'firstRows' | 'headerLine'>): string {
  const above = firstRows.filter(({ line }) => line < headerLine).map(({ cells }) => titleOf(cells))
  const named = sheet && !nameless.test(sheet.trim()) ? sheet.trim() : undefined
  return (above.find((title) => title !== undefined) ?? named ?? stemOf(fileName)).slice(0, 100)
}

/** The one text of a row, which may stand in several cells where they are merged; a number or a date is no title. */
function titleOf(cells: readonly string[]): string | undefined {
  const texts = [...new Set(cells.map((cell) => cell.trim()).filter(Boolean))]
  const [only] = texts
  return texts.length === 1 && only && /\p{L}{2}/u.test(only) && only.length <= 100 ? only : undefined
}
