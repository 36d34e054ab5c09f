import type { CellKind } from '../workbook/sheet-row.ts'
import { isBlankWord, isExcelError, isNullToken, meaningOf } from './cell-text.ts'
import { createDateProfile, type DateFacts } from './date-profile.ts'
import type { DateOrder } from './date-text.ts'
import { createNumberProfile, type NumberFacts } from './number-profile.ts'
import type { NumberStyle } from './number-text.ts'
import { keepSample, type SampleCell } from './sample-cell.ts'
import { createValueCount, type FoldedValue } from './value-count.ts'

/** What is known of a column after its cells were seen. */
export interface ColumnFacts extends NumberFacts, DateFacts {
  filled: number
  empty: number
  nullTokens: number
  /** Cells that say in words that there is nothing: `-`, `N/A`, `无`. */
  blankWords: SampleCell[]
  blankCount: number
  excelErrors: SampleCell[]
  /** Formulas without a result. */
  uncomputed: SampleCell[]
  uncomputedCount: number
  /** Times that do not end with the day. */
  elapsed: SampleCell[]
  /** Different values in the order they came, while there are few. */
  distinct: string[] | undefined
  /** The same, those that differ in capitals, widths and blanks alone put together. */
  folded: FoldedValue[] | undefined
  longest: number
  lineBreaks: number
  /** Currencies that columns of the table name surely. */
  currenciesOfTable: ReadonlySet<string>
  samples: SampleCell[]
}

/** What the other columns of the table, or the person, say about how this one is written. */
export interface TableHints {
  numberStyle?: NumberStyle | undefined
  dateOrder?: DateOrder | undefined
  currencies?: ReadonlySet<string> | undefined
  /** What the person said, which is stronger than what the column itself lets think. */
  isTold?: { numberStyle: boolean; dateOrder: boolean }
}

/** Watches the cells of one column go by; memory does not grow with their number. */
export interface ColumnProfile {
  observe(cell: string, kind: CellKind, line: number): void
  /** What the column itself proves about the way the table is written. */
  proofs(): { point: number; comma: number; dateOrder: DateOrder | undefined }
  facts(hints?: TableHints): ColumnFacts
}

/** Values shown of a column. */
const shownSamples = 5
const enoughTexts = 20_000

export function createColumnProfile(): ColumnProfile {
  const number = createNumberProfile()
  const date = createDateProfile()
  const values = createValueCount()
  const excelErrors: SampleCell[] = []
  const uncomputed: SampleCell[] = []
  const blankWords: SampleCell[] = []
  const elapsed: SampleCell[] = []
  const samples: SampleCell[] = []
  const sampled = new Set<string>()
  const count = { filled: 0, empty: 0, nullTokens: 0, uncomputed: 0, blanks: 0, longest: 0, lineBreaks: 0 }

  /** So many cells without a number or a day: the column is one of texts, whatever comes. */
  const isText = () => count.filled > enoughTexts && number.isEmpty() && date.isEmpty()

  function observeEmpty(cell: string, kind: CellKind, line: number): void {
    count.empty++
    if (kind === 'u') {
      count.uncomputed++
      keepSample(uncomputed, line, '')
    } else if (kind === 'e') keepSample(excelErrors, line, cell)
    else if (kind === 'p' && cell !== '') {
      const trimmed = cell.trim()
      if (isNullToken(trimmed)) count.nullTokens++
      else if (isExcelError(trimmed)) keepSample(excelErrors, line, trimmed)
    }
  }

  return {
    observe: (cell, kind, line) => {
      const value = meaningOf(cell, kind)
      if (value === null) {
        observeEmpty(cell, kind, line)
        return
      }
      count.filled++
      if (value.length > count.longest) count.longest = value.length
      if (value.includes('\n')) count.lineBreaks++
      values.observe(value)
      if (samples.length < shownSamples && !sampled.has(value)) {
        sampled.add(value)
        samples.push({ line, value: value.slice(0, 200) })
      }
      if (kind === 't') keepSample(elapsed, line, value)
      if (isBlankWord(value)) {
        count.blanks++
        keepSample(blankWords, line, value)
      } else if (kind !== 't' && kind !== 'b' && !isText() && mayBeNumberOrDate(value)) {
        number.observe(value.trim(), kind, line)
        date.observe(value.trim(), line)
      } else {
        number.miss(value, line)
        date.miss(value, line)
      }
    },
    proofs: () => ({ ...number.proofs(), dateOrder: date.provenOrder() }),
    facts: ({ numberStyle, dateOrder, currencies = new Set<string>(), isTold } = {}) => ({
      ...number.facts(numberStyle, isTold?.numberStyle ? 'told' : 'hinted'),
      ...date.facts(dateOrder, isTold?.dateOrder ? 'told' : 'hinted'),
      filled: count.filled,
      empty: count.empty,
      nullTokens: count.nullTokens,
      blankWords,
      blankCount: count.blanks,
      excelErrors,
      uncomputed,
      uncomputedCount: count.uncomputed,
      elapsed,
      distinct: values.values(),
      folded: values.folded(),
      longest: count.longest,
      lineBreaks: count.lineBreaks,
      currenciesOfTable: currencies,
      samples,
    }),
  }
}

/** A number or a day is short and has a digit in it. */
function mayBeNumberOrDate(value: string): boolean {
  if (value.length > 50) return false
  const first = value.charCodeAt(0)
  if (first >= 48 && first <= 57) return true
  return /[\d０-９]/.test(value)
}
