import { type Currency, currencyOf } from '../format/currency.ts'

/** How a table writes numbers: `1,234.50` or `1.234,50`. */
export type NumberStyle = 'point' | 'comma'

/** A number as people write it. */
export interface NumberText {
  value: number
  /** Digits after the decimal sign, trailing zeros included. */
  decimals: number
  /** ISO 4217 code of a currency sign beside it. */
  currency?: string
  /** The sign belongs to several currencies, and this is only the likeliest. */
  currencyGuessed?: true
  percent?: true
}

/** Digits a number can carry exactly; longer ones are codes. */
export const exactDigits = 15

/** Letters of the longest number with its currency and signs. */
const longestNumber = 50

/** A number without what stands around it. */
export interface NumberCore {
  digits: string
  negative: boolean
  /** Something stood around the digits. */
  dressed: boolean
  currency?: Currency
  percent?: true
}

const simple = /^[+-]?\d*(?:[.,]\d+)?$/

/** Takes signs, currency, percent and the brackets of accountants from a text; `undefined` when no number can be left. */
export function coreOf(text: string): NumberCore | undefined {
  if (text.length > longestNumber) return undefined
  if (simple.test(text)) {
    const first = text.charCodeAt(0)
    const isSigned = first === 43 || first === 45
    const digits = isSigned ? text.slice(1) : text
    return digits === '' ? undefined : { digits, negative: first === 45, dressed: isSigned }
  }
  if (!/[\d０-９]/.test(text) || text.includes(':')) return undefined
  // A word in front that is no currency; most texts end here.
  const word = /^[A-Za-z]+/.exec(text)?.[0]
  if (word && (word.length > 3 || (!text.startsWith('$', word.length) && !currencyOf(word)))) return undefined
  const narrow = normalized(text)
  const inBrackets = /^\((.+)\)$/.exec(narrow)
  const signed = takeSign(inBrackets ? inBrackets[1]! : narrow)
  if (!signed) return undefined
  const { rest: unsigned, negative } = signed
  const { rest, currency } = takeCurrency(unsigned)
  const again = takeSign(rest)
  if (!again || (again.signed && signed.signed)) return undefined
  const percent = /%$/.test(again.rest)
  const digits = (percent ? again.rest.slice(0, -1) : again.rest).trim()
  if (!/^[\d.]/.test(digits) && !/^,\d/.test(digits)) return undefined
  return {
    digits,
    negative: (negative || again.negative) !== Boolean(inBrackets),
    dressed: narrow !== digits,
    ...(currency ? { currency } : {}),
    ...(percent ? { percent: true as const } : {}),
  }
}

/** Full width becomes narrow, every kind of blank a blank, every kind of minus a minus. */
function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2212\u2010-\u2014\ufe63\uff0d]/g, '-')
    .trim()
}

/** `-5`, `+5`, and `5-` as accounting programs write it. */
function takeSign(text: string): { rest: string; negative: boolean; signed: boolean } | undefined {
  const front = /^([+-])\s*/.exec(text)
  const back = /\s*([+-])$/.exec(text)
  if (front && back) return undefined
  const sign = front?.[1] ?? back?.[1]
  const rest = front ? text.slice(front[0].length) : back ? text.slice(0, -back[0].length) : text
  return { rest, negative: sign === '-', signed: sign !== undefined }
}

function takeCurrency(text: string): { rest: string; currency?: Currency } {
  const before = /^([^\d.,+\-\s'%()]{1,7}\.?)\s*(?=[\d.,+-])/u.exec(text)
  const first = before && currencyOf(before[1]!)
  const rest = first ? text.slice(before[0].length) : text
  const after = /(?<=[\d.])\s*([^\d.,+\-\s'%()]{1,7}\.?)$/u.exec(rest)
  const second = after && currencyOf(after[1]!)
  if (!second) return first ? { rest, currency: first } : { rest: text }
  // `¥12元`: the two say the same; the surer one counts.
  const currency = first && !first.isGuess ? first : second
  return { rest: rest.slice(0, after.index).trim(), currency }
}

const plain = /^(?:\d+(?:\.(\d+))?|\.(\d+)|\d+\.)$/
/** With a point or a sign in it; `1E5` may be the name of something. */
const scientific = /^(\d)(?:\.(\d+))?E(?:([+-])(\d{1,3})|(\d{1,3}))$/i
const grouped =
  /^(?:\d{1,3}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.(\d+))?$/

/** The value of digits in a style; `undefined` when they are written in no such way. */
export function digitsValue(
  digits: string,
  style: NumberStyle,
): { value: number; decimals: number } | undefined {
  const text = style === 'comma' ? swapped(digits) : digits
  const bare = plain.exec(text)
  if (bare) return { value: Number(text), decimals: (bare[1] ?? bare[2])?.length ?? 0 }
  const power = scientific.exec(text)
  if (power && (power[2] !== undefined || power[3] !== undefined)) {
    const exponent = Number(`${power[3] ?? ''}${power[4] ?? power[5]}`)
    const value = Number(text)
    return Number.isFinite(value)
      ? { value, decimals: Math.max(0, (power[2]?.replace(/0+$/, '').length ?? 0) - exponent) }
      : undefined
  }
  const groups = grouped.exec(text)
  if (!groups) return undefined
  return { value: Number(text.replace(/[, '’]/g, '')), decimals: groups[1]?.length ?? 0 }
}

function swapped(digits: string): string {
  return digits.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
}

/**
 * Reads a number: signs, thousands (Indian ones, blanks and apostrophes too), powers of ten, currency, percent, and
 * negative ones in brackets or with the minus behind, as accountants write them.
 * @returns `undefined` for anything else; codes with leading zeros count as numbers here, see `looksLikeCode`
 */
export function readNumber(text: string, style: NumberStyle = 'point'): NumberText | undefined {
  const core = coreOf(text)
  return core && numberOf(core, style)
}

/** The number a core means in a style. */
export function numberOf(core: NumberCore, style: NumberStyle): NumberText | undefined {
  const read = digitsValue(core.digits, style)
  if (!read) return undefined
  const { currency, percent, negative } = core
  return {
    value: negative && read.value !== 0 ? -read.value : read.value,
    decimals: read.decimals,
    ...(currency?.code ? { currency: currency.code } : {}),
    ...(currency?.isGuess ? { currencyGuessed: true as const } : {}),
    ...(percent ? { percent: true as const } : {}),
  }
}

/** Digits that are a name, not a quantity: `05021`, `+86138…`, more digits than a number keeps. */
export function looksLikeCode(text: string): boolean {
  if (/^0\d/.test(text) || /^\+\d{6}/.test(text)) return true
  if (text.length <= exactDigits || !/^-?[\d.,]+$/.test(text)) return false
  return text.replace(/[-.,]/g, '').replace(/^0+/, '').length > exactDigits
}

/** The style in which alone some digits can be meant. */
export function styleOf(digits: string): NumberStyle | undefined {
  const lastPoint = digits.lastIndexOf('.')
  const lastComma = digits.lastIndexOf(',')
  if (lastPoint === -1 && lastComma === -1) return undefined
  if (lastPoint !== -1 && lastComma !== -1) return lastPoint > lastComma ? 'point' : 'comma'
  const sign = lastPoint === -1 ? ',' : '.'
  const asDecimal: NumberStyle = sign === '.' ? 'point' : 'comma'
  const other: NumberStyle = sign === '.' ? 'comma' : 'point'
  if (digits.split(sign).length > 2) return other
  // `0,125`, `1,5` and `1234,567` are no thousands.
  const isGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)
  return isGroup ? undefined : asDecimal
}
