import type { ColumnField, ScalarValue } from '@sluice/contract'
import { columnPartOf } from './column-parts.ts'

/**
 * A cell of a spreadsheet as the value of a column. What does not fit stays as it was pasted, so that the server names
 * it instead of it getting lost; columns that no text can fill stay empty.
 */
export function parseCell(column: ColumnField, text: string, now: Date): ScalarValue {
  return text.trim() === '' ? null : (columnPartOf(column).paste?.(column, text, now) ?? null)
}

/** Cells as spreadsheets put them on the clipboard: tabs between, quotes around what holds a line break. */
export function readClipboardCells(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t') endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  // Spreadsheets end the last row with a line break.
  if (rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === '') rows.pop()
  return rows
}
