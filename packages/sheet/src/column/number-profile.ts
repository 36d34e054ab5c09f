import type { CellKind } from '../workbook/sheet-row.ts'
import { coreOf, exactDigits, looksLikeCode, type NumberStyle, numberOf, styleOf } from './number-text.ts'
import { keepSample, type SampleCell } from './sample-cell.ts'

/** What is known of the numbers of a column. */
export interface NumberFacts {
  /** Cells that are numbers in the style. */
  numbers: number
  numberStyle: NumberStyle
  /** What told the style: the column itself, the other columns, or nothing. */
  styleFrom: 'column' | 'table' | 'none'
  /** Numbers that would be others in the other style (`1.234`). */
  styleAmbiguous: SampleCell[]
  /** Most digits after the decimal sign. */
  decimals: number
  /** Cells with digits after the decimal sign. */
  withDecimals: number
  /** Cells with exactly two digits after it. */
  twoDecimals: number
  percents: number
  /** Cells that are no zero and have no percent sign. */
  bareNumbers: SampleCell[]
  currencies: Map<string, number>
  /** Currencies that only the likeliest meaning of a sign named. */
  guessedCurrencies: Set<string>
  /** Numbers that are rather names: leading zeros, too many digits. */
  codes: SampleCell[]
  codeCount: number
  /** Whole numbers without sign by their number of digits. */
  lengths: Map<number, number>
  /** Long numbers whose last digits the file has lost. */
  digitsLost: SampleCell[]
  /** Numbers in powers of ten, as a spreadsheet shortens long ones. */
  shortened: SampleCell[]
  notNumbers: SampleCell[]
}

/** Watches the cells of one column for numbers. */
export interface NumberProfile {
  observe(value: string, kind: CellKind, line: number): void
  /** A cell that cannot be a number. */
  miss(value: string, line: number): void
  /** True while no cell was a number. */
  isEmpty(): boolean
  /** How surely the column itself tells its style: cells that are possible in one style alone. */
  proofs(): Record<NumberStyle, number>
  facts(tableStyle: NumberStyle | undefined, strength?: 'told' | 'hinted'): NumberFacts
}

interface StyleCount {
  fits: number
  decimals: number
  withDecimals: number
  twoDecimals: number
  proofs: number
  misfits: SampleCell[]
}

const newCount = (): StyleCount => ({
  fits: 0,
  decimals: 0,
  withDecimals: 0,
  twoDecimals: 0,
  proofs: 0,
  misfits: [],
})

const styles = ['point', 'comma'] as const

export function createNumberProfile(): NumberProfile {
  const counts = { point: newCount(), comma: newCount() }
  const ambiguous: SampleCell[] = []
  const currencies = new Map<string, number>()
  const sure = new Set<string>()
  const codes: SampleCell[] = []
  const bareNumbers: SampleCell[] = []
  const digitsLost: SampleCell[] = []
  const shortened: SampleCell[] = []
  const lengths = new Map<number, number>()
  let codeCount = 0
  let percents = 0

  function countWhole(digits: number): void {
    lengths.set(digits, (lengths.get(digits) ?? 0) + 1)
    counts.point.fits++
    counts.comma.fits++
  }

  function observe(value: string, kind: CellKind, line: number): void {
    if (kind === 'l') keepSample(digitsLost, line, value)
    if (kind === 'c' || kind === 'l' || looksLikeCode(value)) {
      codeCount++
      keepSample(codes, line, value)
    }
    if (value.length <= exactDigits && /^\d+$/.test(value)) {
      if (Number(value) !== 0) keepSample(bareNumbers, line, value)
      countWhole(value.length)
      return
    }
    const core = coreOf(value)
    if (!core) {
      miss(value, line)
      return
    }
    if (/\dE\+?\d/i.test(core.digits)) keepSample(shortened, line, value)
    const proof = kind === 'n' ? undefined : styleOf(core.digits)
    if (proof) counts[proof].proofs++
    else if (kind !== 'n' && /^[1-9]\d{0,2}[.,]\d{3}$/.test(core.digits)) keepSample(ambiguous, line, value)
    for (const style of styles) {
      const count = counts[style]
      const read = numberOf(core, kind === 'n' ? 'point' : style)
      if (!read) {
        keepSample(count.misfits, line, value)
        continue
      }
      count.fits++
      count.decimals = Math.max(count.decimals, read.decimals)
      if (read.decimals > 0) count.withDecimals++
      if (read.decimals === 2) count.twoDecimals++
    }
    if (/^\d+$/.test(core.digits)) lengths.set(core.digits.length, (lengths.get(core.digits.length) ?? 0) + 1)
    if (core.percent) percents++
    else if (/[1-9]/.test(core.digits)) keepSample(bareNumbers, line, value)
    const code = core.currency?.code
    if (code) {
      currencies.set(code, (currencies.get(code) ?? 0) + 1)
      if (!core.currency?.isGuess) sure.add(code)
    }
  }

  function miss(value: string, line: number): void {
    for (const style of styles) keepSample(counts[style].misfits, line, value)
  }

  return {
    observe,
    miss,
    isEmpty: () => counts.point.fits === 0 && counts.comma.fits === 0,
    proofs: () => ({ point: counts.point.proofs, comma: counts.comma.proofs }),
    facts: (tableStyle, strength = 'hinted') => {
      const own = strength === 'told' ? undefined : ownStyle(counts)
      const style = own ?? tableStyle ?? 'point'
      const { fits, misfits, ...chosen } = counts[style]
      return {
        numbers: fits,
        numberStyle: style,
        styleFrom: own ? 'column' : tableStyle ? 'table' : 'none',
        styleAmbiguous: ambiguous,
        decimals: chosen.decimals,
        withDecimals: chosen.withDecimals,
        twoDecimals: chosen.twoDecimals,
        percents,
        bareNumbers,
        currencies,
        guessedCurrencies: new Set([...currencies.keys()].filter((code) => !sure.has(code))),
        codes,
        codeCount,
        lengths,
        digitsLost,
        shortened,
        notNumbers: misfits,
      }
    },
  }
}

/** The style more cells prove and no fewer fit; `undefined` when the column does not tell. */
function ownStyle({ point, comma }: Record<NumberStyle, StyleCount>): NumberStyle | undefined {
  if (comma.proofs > point.proofs && comma.fits >= point.fits) return 'comma'
  return point.proofs > 0 ? 'point' : undefined
}
