import type { RawRow } from './raw-row.ts'
import { kindAt } from './raw-row.ts'

/** What makes a spreadsheet take digits for text: `="00123"`. */
const textFormula = /^="((?:[^"]|"")*)"$/
/** An apostrophe before digits alone, written for the same reason: `'00123`. */
const textDigits = /^'+\d[\d .,/-]*$/
/** Apostrophes before what a spreadsheet would take for a formula, as exports write them (CWE-1236). */
const disarmed = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * Takes away what a CSV file wraps around a text only to keep spreadsheet programs from reading it as a number or a
 * formula. Digits so wrapped are meant as a name. One apostrophe goes, as one is what an export puts in front.
 */
export function unwrapCells(row: RawRow): RawRow {
  const { cells } = row
  let kinds: string[] | undefined
  for (let index = 0; index < cells.length; index++) {
    const first = cells[index]!.charCodeAt(0)
    if (first !== apostrophe && first !== equals) continue
    const found = unwrapped(cells[index]!)
    if (!found) continue
    kinds ??= cells.map((_, at) => kindAt(row, at))
    cells[index] = found.text
    kinds[index] = found.kind
  }
  return kinds ? { ...row, kinds: kinds.join('') } : row
}

const apostrophe = 39
const equals = 61

function unwrapped(cell: string): { text: string; kind: 'c' | 'q' } | undefined {
  const formula = textFormula.exec(cell)
  if (formula) {
    const text = formula[1]!.replaceAll('""', '"')
    return { text, kind: /^\d+$/.test(text) ? 'c' : 'q' }
  }
  if (textDigits.test(cell)) return { text: cell.slice(1), kind: cell[1] === "'" ? 'q' : 'c' }
  return disarmed.test(cell) ? { text: cell.slice(1), kind: 'q' } : undefined
}
