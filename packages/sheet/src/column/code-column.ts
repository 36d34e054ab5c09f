import type { ColumnFacts } from './column-profile.ts'
import type { HeaderHint } from './header-hint.ts'

/** Digits here are a name: zeros in front, more digits than a number keeps, or as many as bar codes and phones have. */
export function isCode(facts: ColumnFacts, hint: HeaderHint): boolean {
  if (facts.codeCount > 0) return true
  if (facts.decimals > 0 || facts.currencies.size > 0 || facts.percents > 0) return false
  return hint.code || isLongCode(facts, hint)
}

/** Bar codes have 12 to 14 digits, phones 11; amounts of money hardly ever, and never all alike. */
function isLongCode({ lengths, numbers }: ColumnFacts, hint: HeaderHint): boolean {
  if (hint.money || numbers === 0) return false
  const long = [...lengths].reduce((sum, [digits, count]) => (digits >= 12 ? sum + count : sum), 0)
  if (long >= numbers * 0.8) return true
  return numbers >= 3 && lengths.get(11) === numbers
}
