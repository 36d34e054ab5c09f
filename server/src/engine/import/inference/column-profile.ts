import { isExcelError, isNullToken, meaningOf } from './cell-text.ts'
import { type DateOrder, type DateText, readCompactDate, readDate } from './date-text.ts'
import { looksLikeCode, type NumberStyle, readNumber, styleOf } from './number-text.ts'

/** A value of a column with the line it stands on. */
export interface SampleCell {
  line: number
  value: string
}

/** Different values remembered; a column with more is not one of choices. */
export const choiceLimit = 50
/** Different texts whose reading as a date is remembered. */
const dateLimit = 5000
/** Values kept of each kind of oddity, to show and to retry. */
const oddLimit = 50

/** What is known of a column after its cells were seen. */
export interface ColumnFacts {
  filled: number
  empty: number
  nullTokens: number
  excelErrors: SampleCell[]
  /** Cells that are numbers in either style. */
  numbers: number
  numberStyle: NumberStyle
  /** Most digits after the decimal sign. */
  decimals: number
  /** Cells with digits after the decimal sign. */
  withDecimals: number
  /** Cells with exactly two digits after it. */
  twoDecimals: number
  percents: number
  currencies: Map<string, number>
  /** Numbers that are rather names: leading zeros, too many digits. */
  codes: SampleCell[]
  codeCount: number
  dates: number
  compactDates: number
  withTime: number
  /** Cells with a time other than midnight. */
  withRealTime: number
  dateOrder: DateOrder
  /** Year last, and nothing in the column tells day from month. */
  orderAmbiguous: boolean
  orderConflict: boolean
  /** Different values in the order they came, while there are few. */
  distinct: string[] | undefined
  longest: number
  lineBreaks: number
  /** First cells that are no number, no date. */
  notNumbers: SampleCell[]
  notDates: SampleCell[]
  samples: SampleCell[]
}

/** Watches the cells of one column go by; memory does not grow with their number. */
export interface ColumnProfile {
  observe(cell: string, isQuoted: boolean, line: number): void
  facts(): ColumnFacts
}

interface StyleCount {
  fits: number
  codes: number
  decimals: number
  withDecimals: number
  twoDecimals: number
  proofs: number
  misfits: SampleCell[]
}

const newStyleCount = (): StyleCount => ({
  fits: 0,
  codes: 0,
  decimals: 0,
  withDecimals: 0,
  twoDecimals: 0,
  proofs: 0,
  misfits: [],
})

export function createColumnProfile(): ColumnProfile {
  const style = { point: newStyleCount(), comma: newStyleCount() }
  const currencies = new Map<string, number>()
  const codes: SampleCell[] = []
  const excelErrors: SampleCell[] = []
  const notDates: SampleCell[] = []
  const samples: SampleCell[] = []
  const count = { filled: 0, empty: 0, nullTokens: 0, codes: 0, percents: 0, longest: 0, lineBreaks: 0 }
  const day = { dates: 0, compact: 0, withTime: 0, withRealTime: 0, ambiguous: 0, mdy: 0, dmy: 0 }
  let distinct: Set<string> | undefined = new Set()

  function observeNumber(value: string, line: number): void {
    const plainInteger = /^-?\d+$/.test(value)
    if (looksLikeCode(value)) {
      count.codes++
      if (codes.length < oddLimit) codes.push({ line, value })
    }
    const proof = plainInteger ? undefined : styleOf(value)
    if (proof) style[proof].proofs++
    for (const name of ['point', 'comma'] as const) {
      const counts = style[name]
      if (plainInteger) {
        counts.fits++
        continue
      }
      const read = readNumber(value, name)
      if (!read) {
        if (counts.misfits.length < oddLimit) counts.misfits.push({ line, value })
        continue
      }
      counts.fits++
      counts.decimals = Math.max(counts.decimals, read.decimals)
      if (read.decimals > 0) counts.withDecimals++
      if (read.decimals === 2) counts.twoDecimals++
      if (name === 'comma') continue
      if (read.percent) count.percents++
      if (read.currency) currencies.set(read.currency, (currencies.get(read.currency) ?? 0) + 1)
    }
  }

  const knownDates = new Map<string, DateText | undefined>()
  const dateOf = (value: string) => {
    // Days repeat, and reading one costs more than finding it again.
    let read = knownDates.get(value)
    if (read === undefined && !knownDates.has(value)) {
      read = readDate(value)
      if (knownDates.size < dateLimit) knownDates.set(value, read)
    }
    return read
  }

  function observeDate(value: string, line: number): void {
    const read = dateOf(value)
    if (!read) {
      if (value.length === 8 && readCompactDate(value)) day.compact++
      if (notDates.length < oddLimit) notDates.push({ line, value })
      return
    }
    day.dates++
    if (read.ambiguous) day.ambiguous++
    if (read.order) day[read.order]++
    if (read.time) day.withTime++
    if (read.time && read.time !== '00:00:00.000') day.withRealTime++
  }

  return {
    observe: (cell, isQuoted, line) => {
      const value = meaningOf(cell, isQuoted)
      if (value === null) {
        count.empty++
        const trimmed = cell.trim()
        if (trimmed !== '' && isNullToken(trimmed)) count.nullTokens++
        else if (isExcelError(trimmed) && excelErrors.length < oddLimit)
          excelErrors.push({ line, value: trimmed })
        return
      }
      count.filled++
      if (value.length > count.longest) count.longest = value.length
      if (value.includes('\n')) count.lineBreaks++
      if (distinct && !distinct.has(value)) {
        distinct.add(value)
        if (samples.length < 5) samples.push({ line, value: value.slice(0, 200) })
        if (distinct.size > choiceLimit) distinct = undefined
      }
      if (mayBeNumberOrDate(value)) {
        observeNumber(value, line)
        observeDate(value, line)
      } else {
        for (const misfits of [style.point.misfits, style.comma.misfits, notDates]) {
          if (misfits.length < oddLimit) misfits.push({ line, value })
        }
      }
    },
    facts: () => {
      const numberStyle: NumberStyle =
        style.comma.proofs > style.point.proofs && style.comma.fits >= style.point.fits ? 'comma' : 'point'
      const chosen = style[numberStyle]
      return {
        filled: count.filled,
        empty: count.empty,
        nullTokens: count.nullTokens,
        excelErrors,
        numbers: chosen.fits,
        numberStyle,
        decimals: chosen.decimals,
        withDecimals: chosen.withDecimals,
        twoDecimals: chosen.twoDecimals,
        percents: count.percents,
        currencies,
        codes,
        codeCount: count.codes,
        // Those of the order that is not used will not be read.
        dates: day.dates - Math.min(day.mdy, day.dmy),
        compactDates: day.compact,
        withTime: day.withTime,
        withRealTime: day.withRealTime,
        dateOrder: day.dmy > day.mdy ? 'dmy' : 'mdy',
        orderAmbiguous: day.ambiguous > 0 && day.dmy === 0 && day.mdy === 0,
        orderConflict: day.dmy > 0 && day.mdy > 0,
        distinct: distinct && [...distinct],
        longest: count.longest,
        lineBreaks: count.lineBreaks,
        notNumbers: chosen.misfits,
        notDates,
        samples,
      }
    },
  }
}

/** A quick look at the first letter spares most texts the closer one. */
function mayBeNumberOrDate(value: string): boolean {
  if (value.length > 45) return false
  const first = value.charCodeAt(0)
  if (first >= 48 && first <= 57) return true
  if (first >= 0x80) return /^[￥¥€£０-９人－＋．]/.test(value)
  // ( + - . $ and the letters that begin a month or a currency
  if (first === 40 || first === 43 || first === 45 || first === 46 || first === 36) return true
  return /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|us|hk|cny|rmb|eur|gbp)/i.test(value)
}
