/** How a column writes numbers: `1,234.50` or `1.234,50`. */
export type NumberStyle = 'point' | 'comma'

/** A number as people write it. */
export interface NumberText {
  value: number
  /** Digits after the decimal sign, trailing zeros included. */
  decimals: number
  /** ISO 4217 code of a currency sign beside it. */
  currency?: string
  percent?: true
}

const currencySigns: [RegExp, string][] = [
  [/^(?:hk\$|hkd)/i, 'HKD'],
  [/^(?:us\$|usd|\$)/i, 'USD'],
  [/^(?:¥|￥|cny|rmb|人民币)/i, 'CNY'],
  [/^(?:€|eur)/i, 'EUR'],
  [/^(?:£|gbp)/i, 'GBP'],
]
const currencyEndings: [RegExp, string][] = [
  [/(?:元|圆|cny|rmb)$/i, 'CNY'],
  [/(?:usd|美元)$/i, 'USD'],
  [/(?:eur|€|欧元)$/i, 'EUR'],
  [/(?:hkd|港元|港币)$/i, 'HKD'],
  [/(?:gbp|£|英镑)$/i, 'GBP'],
]

/** Digits a number can carry exactly; longer ones are codes. */
export const exactDigits = 15

/** Letters of the longest number with its currency and signs. */
const longestNumber = 50

const plain = /^[+-]?(?:\d+(?:\.(\d+))?|\.(\d+))$/
const grouped = {
  point: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.(\d+))?$/,
  comma: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,(\d+))?$/,
}
const commaDecimal = /^[+-]?\d+,(\d+)$/

/**
 * Reads a number: signs, thousands, currency, percent, and negative ones in brackets as accountants write them.
 * @returns `undefined` for anything else; codes with leading zeros count as numbers here, see `looksLikeCode`
 */
export function readNumber(text: string, style: NumberStyle = 'point'): NumberText | undefined {
  const bare = readBareNumber(text, style)
  if (bare) return bare
  // Dates and times are most of what comes here and is no number.
  if (text.length > longestNumber || text.includes(':') || text.indexOf('-', 4) !== -1) return undefined
  const narrow = /[\uff00-\uffef]/.test(text) && !/^￥/.test(text) ? text.normalize('NFKC') : text
  const inBrackets = /^\((.+)\)$/.exec(narrow)
  const signed = /^([+-])?\s*(.*)$/s.exec(inBrackets ? inBrackets[1]! : narrow)!
  const { rest, currency } = takeCurrency(signed[2]!)
  const percent = /%$/.test(rest)
  const digits = (percent ? rest.slice(0, -1) : rest).trim()
  const number = readBareNumber(digits, style)
  if (!number || (!currency && !percent && !inBrackets && !signed[1] && narrow === text)) return undefined
  const negative = (signed[1] === '-') !== Boolean(inBrackets)
  return {
    value: negative && number.value !== 0 ? -number.value : number.value,
    decimals: number.decimals,
    ...(currency ? { currency } : {}),
    ...(percent ? { percent: true } : {}),
  }
}

function readBareNumber(text: string, style: NumberStyle): NumberText | undefined {
  if (style === 'point') {
    const simple = plain.exec(text)
    if (simple) return { value: Number(text), decimals: (simple[1] ?? simple[2])?.length ?? 0 }
    const match = text.includes(',') ? grouped.point.exec(text) : null
    return match ? { value: Number(text.replaceAll(',', '')), decimals: match[1]?.length ?? 0 } : undefined
  }
  const match = /^[+-]?\d+$/.exec(text) ?? commaDecimal.exec(text) ?? grouped.comma.exec(text)
  if (!match) return undefined
  return { value: Number(text.replaceAll('.', '').replace(',', '.')), decimals: match[1]?.length ?? 0 }
}

function takeCurrency(text: string): { rest: string; currency?: string } {
  for (const [sign, currency] of currencySigns) {
    if (sign.test(text)) return { rest: text.replace(sign, '').trim(), currency }
  }
  for (const [ending, currency] of currencyEndings) {
    if (ending.test(text)) return { rest: text.replace(ending, '').trim(), currency }
  }
  return { rest: text }
}

/** Digits that are a name, not a quantity: `05021`, `+86138…`, more digits than a number keeps. */
export function looksLikeCode(text: string): boolean {
  if (/^0\d/.test(text) || /^\+\d/.test(text)) return true
  return text.length > exactDigits && text.replace(/^-|[.,]/g, '').length > exactDigits
}

/** Numbers that only one of the two styles can mean. */
export function styleOf(text: string): NumberStyle | undefined {
  if (/^[+-]?\d+,\d{1,2}$/.test(text) || /^[+-]?\d+,\d{4,}$/.test(text)) return 'comma'
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text) || /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/.test(text))
    return 'comma'
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(text) || /^[+-]?\d{1,3}(?:,\d{3}){2,}$/.test(text)) return 'point'
  if (/^[+-]?\d*\.(?:\d{1,2}|\d{4,})$/.test(text)) return 'point'
  return undefined
}
