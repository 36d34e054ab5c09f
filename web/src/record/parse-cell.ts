import type { ColumnField, ScalarValue } from '@sluice/contract'
import { parseNumber } from './parse-number.ts'
import { readTypedDate } from './typed-date.ts'

/** Column types that text can be turned into. */
const pasted: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'number',
  'money',
  'date',
  'singleChoice',
  'multipleChoice',
])

/**
 * A cell of a spreadsheet as the value of a column. What does not fit stays as it was pasted, so that the server names
 * it instead of it getting lost; columns that no text can fill stay empty.
 */
export function parseCell(column: ColumnField, text: string, now: Date): ScalarValue {
  const plain = text.trim()
  if (plain === '' || !pasted.has(column.type)) return null
  switch (column.type) {
    case 'number':
    case 'money':
      return parseNumber(plain) ?? plain
    case 'date':
      return readTypedDate(plain, now) ?? plain
    case 'singleChoice':
      return choiceOf(column.choices, plain)
    case 'multipleChoice':
      return plain
        .split(/[,，、;；]/)
        .flatMap((part) => (part.trim() ? [choiceOf(column.choices, part.trim())] : []))
    default:
      return text
  }
}

function choiceOf(choices: readonly { value: string; label: string }[], label: string): string {
  const lowered = label.toLowerCase()
  return choices.find((choice) => choice.label.toLowerCase() === lowered)?.value ?? label
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
