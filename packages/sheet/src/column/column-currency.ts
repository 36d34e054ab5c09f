import { currencyOf, haveSameSign } from '../format/currency.ts'
import type { NumberFacts } from './number-profile.ts'

export interface ColumnCurrency {
  /** ISO 4217. */
  code: string
  /** What told it: a sign of that money alone, a sign that several share, or nothing. */
  from: 'sign' | 'guess' | 'header' | 'table' | 'none'
}

/**
 * The money of a column: what its cells say, what its header says (`金额（港币）`, `Price USD`), what the rest of the table
 * says where a sign means several.
 * @param ofTable currencies that other columns name surely
 */
export function currencyOfColumn(
  header: string,
  { currencies, guessedCurrencies }: Pick<NumberFacts, 'currencies' | 'guessedCurrencies'>,
  ofTable: ReadonlySet<string> = new Set(),
): ColumnCurrency {
  const byCount = [...currencies].sort((a, b) => b[1] - a[1]).map(([code]) => code)
  const sure = byCount.filter((code) => !guessedCurrencies.has(code))
  // `¥800円` beside `¥1200`: the sign that several share is that of the one that is named.
  const isOne = sure.length === 1 && byCount.every((code) => code === sure[0] || haveSameSign(code, sure[0]!))
  const code = isOne ? sure[0] : byCount[0]
  const named = currencyInHeader(header)
  if (code && !guessedCurrencies.has(code)) return { code, from: 'sign' }
  if (named && (!code || code === named || haveSameSign(code, named))) return { code: named, from: 'header' }
  if (!code) return { code: 'CNY', from: 'none' }
  const likely = [...ofTable].filter((other) => haveSameSign(code, other))
  return likely.length === 1 ? { code: likely[0]!, from: 'table' } : { code, from: 'guess' }
}

/** The currency a header names by a code or a word; signs that several share do not count. */
export function currencyInHeader(header: string): string | undefined {
  const words = header.split(/[\s()（）[\]【】_/:：,，-]+/).filter((word) => word !== '')
  for (const word of words) {
    const found = currencyOf(word)
    if (found?.code && !found.isGuess && word !== '元' && !/^[A-Za-z]{1,2}$/.test(word)) return found.code
  }
  return undefined
}
