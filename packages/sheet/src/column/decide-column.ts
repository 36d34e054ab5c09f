import { isCode } from './code-column.ts'
import { columnDoubts } from './column-doubts.ts'
import type { ColumnKind } from './column-kind.ts'
import type { ColumnFacts } from './column-profile.ts'
import type { Doubt } from './doubt.ts'
import { type HeaderHint, hintOf } from './header-hint.ts'

export interface Decision {
  kind: ColumnKind
  /** 0 to 1: how sure the kind is. */
  confidence: number
  doubts: Doubt[]
}

/** Text beyond this many letters gets a field of several lines. */
const shortText = 255
/** Share of cells that may miss the type of all others and still count as mistakes, not as another type. */
const mistakes = 0.2

/** Decides what a column holds, and says what about it is not certain. Pure. */
export function decideColumn(header: string, facts: ColumnFacts): Decision {
  const hint = hintOf(header)
  const { kind, sureness } = decideKind(facts, hint)
  const doubts = columnDoubts(kind, header, facts)
  return { kind, confidence: confidenceOf(kind, sureness, facts, doubts), doubts }
}

interface KindChoice {
  kind: ColumnKind
  /** Where the kind itself tells how sure it is; absent: by the cells that do not fit. */
  sureness?: number
}

function decideKind(facts: ColumnFacts, hint: HeaderHint): KindChoice {
  if (facts.filled === 0) return { kind: 'text', sureness: 0.3 }
  return (
    decideDate(facts, hint) ??
    decideNumber(facts, hint) ??
    decideChoice(facts, hint) ??
    decideText(facts, hint)
  )
}

function decideDate(facts: ColumnFacts, hint: HeaderHint): KindChoice | undefined {
  const filled = facts.filled - facts.blankCount
  if (filled === 0) return undefined
  if (hint.date && facts.compactDates === filled) return { kind: 'date', sureness: 0.8 }
  if (facts.dates === 0 || filled - facts.dates > filled * mistakes) return undefined
  return { kind: facts.withRealTime > 0 ? 'dateTime' : 'date' }
}

function decideNumber(facts: ColumnFacts, hint: HeaderHint): KindChoice | undefined {
  const filled = facts.filled - facts.blankCount
  const misfits = filled - facts.numbers
  if (facts.numbers === 0 || misfits > filled * mistakes) return undefined
  if (isCode(facts, hint)) return { kind: 'text', sureness: 0.9 }
  // `WX1 6LT` among post codes, `A-17` among numbers: letters and digits together are a code, not a mistake.
  if (misfits > 0 && (hint.code || facts.notNumbers.some(({ value }) => isMixed(value)))) return undefined
  return { kind: isMoney(facts, hint) ? 'money' : 'number' }
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && value.length <= 45
}

/** Currency signs say it; so do two decimals, or none, under a header that names a price. */
function isMoney(facts: ColumnFacts, hint: HeaderHint): boolean {
  if (facts.decimals > 2 || facts.percents > 0) return false
  if (facts.currencies.size > 0) return true
  if (facts.withDecimals === 0) return hint.money === 'certain'
  return hint.money !== undefined
}

function decideChoice(facts: ColumnFacts, hint: HeaderHint): KindChoice | undefined {
  const { folded, filled, longest } = facts
  if (!folded || longest > 60 || facts.lineBreaks > 0) return undefined
  if (hint.id || hint.code || hint.words || hint.long) return undefined
  const repeats = filled / folded.length
  const enough = hint.choice
    ? filled >= 5 && repeats >= 1.5
    : filled >= 20 && folded.length >= 2 && repeats >= 4
  if (!enough) return undefined
  return { kind: 'choice', sureness: hint.choice || repeats >= 8 ? 0.9 : 0.75 }
}

function decideText(facts: ColumnFacts, hint: HeaderHint): KindChoice {
  const long = facts.longest > shortText || facts.lineBreaks > 0 || (hint.long && facts.longest > 80)
  const almost = hint.code ? 0 : Math.max(facts.numbers, facts.dates) / facts.filled
  return { kind: long ? 'longText' : 'text', sureness: almost > 0.5 ? 0.6 : 0.95 }
}

/** Fewer rows, misfits and warnings make a type less sure. */
function confidenceOf(
  kind: ColumnKind,
  sureness: number | undefined,
  facts: ColumnFacts,
  doubts: readonly Doubt[],
): number {
  if (sureness !== undefined) return sureness
  const fitting = kind === 'date' || kind === 'dateTime' ? facts.dates : facts.numbers
  const share = Math.min(1, (fitting + facts.blankCount) / facts.filled)
  const sample = facts.filled >= 5 ? 1 : 0.8
  const warned = doubts.some(({ severity }) => severity === 'warning') ? 0.8 : 1
  return Math.round(share * sample * warned * 100) / 100
}
