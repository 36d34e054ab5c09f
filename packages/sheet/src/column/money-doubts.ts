import { haveSameSign } from '../format/currency.ts'
import { currencyOfColumn } from './column-currency.ts'
import type { ColumnFacts } from './column-profile.ts'
import { type Doubt, doubt } from './doubt.ts'

/** What is not certain about a column of money. */
export function moneyDoubts(header: string, facts: ColumnFacts): Doubt[] {
  const doubts: Doubt[] = []
  const { code, from } = currencyOfColumn(header, facts, facts.currenciesOfTable)
  const named = [...facts.currencies.keys()].filter(
    (other) => other === code || !facts.guessedCurrencies.has(other) || !haveSameSign(other, code),
  )
  if (named.length > 1) {
    const text = {
      zh: `一列中有多种货币：${named.join('、')}。只保留数值，都按 ${code} 处理。`,
      en: `Several currencies in one column: ${named.join(', ')}. Only the amounts are kept, as ${code}.`,
    }
    doubts.push(doubt('currencies', 'warning', text, facts.samples))
  } else if (from === 'guess' && !isUsual(code, facts)) {
    const text = {
      zh: `这个货币符号不止一个国家使用，按 ${code} 处理。`,
      en: `Several countries have this currency sign; taken as ${code}.`,
    }
    doubts.push(doubt('currencyGuess', 'warning', text, facts.samples))
  } else if (from === 'table') {
    const text = {
      zh: `货币按表中其他列，为 ${code}。`,
      en: `The currency is that of the other columns: ${code}.`,
    }
    doubts.push(doubt('currencyOfTable', 'note', text))
  } else if (from === 'none') {
    const text = { zh: '没有写明货币，按人民币处理。', en: 'No currency is given; taken as CNY.' }
    doubts.push(doubt('currencyAssumed', 'note', text))
  }
  if (facts.decimals > 2) {
    const text = {
      zh: `金额只保留两位小数；这一列有的值有 ${facts.decimals} 位，这些行会被列为错误行。`,
      en: `Money has two decimals; some values have ${facts.decimals}, and their rows will be reported as wrong.`,
    }
    doubts.push(doubt('tooPrecise', 'warning', text, facts.samples))
  }
  return doubts
}

/** `$`, `¥` and `£` alone mean the moneys everybody knows, unless the table speaks of others with the same sign. */
function isUsual(code: string, { currenciesOfTable }: ColumnFacts): boolean {
  const others = [...currenciesOfTable].filter((other) => other !== code && haveSameSign(code, other))
  return ['CNY', 'USD', 'GBP'].includes(code) && others.length === 0
}
