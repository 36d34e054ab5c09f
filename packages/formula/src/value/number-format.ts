import { absolute, type Decimal, formatDecimal, multiply } from './number.ts'
import { roundDecimal } from './rounding.ts'

/** A pattern such as `¥#,##0.00` or `0.0%`, taken apart. */
export interface NumberFormat {
  readonly prefix: string
  readonly suffix: string
  /** Digits before the point that are always shown. */
  readonly integer: number
  readonly grouped: boolean
  /** Digits after the point that are always shown, and at most. */
  readonly least: number
  readonly most: number
  readonly percent: boolean
}

/** Text beside the digits: quoted, escaped, a colour or currency in brackets, or any sign without a meaning of its own. */
const beside = '((?:"[^"]*"|\\\\.|\\[[^\\]]*\\]|[^#0,.%"\\\\[\\]?@*_;A-Za-z1-9])*)'
const pattern = new RegExp(`^${beside}([#,]*)(0*)(?:\\.(0*)(#*))?(%?)${beside}$`, 'su')
const pieces = /"([^"]*)"|\\(.)|\[([^\]]*)\]|(.)/gsu
const colour =
  /^(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}|黑色|蓝色|蓝绿色|绿色|洋红色|红色|白色|黄色|颜色 ?\d{1,2})$/i
const currency = /^\$([^\]-]*)(?:-[0-9a-f,-]*)?$/i
const largestPart = 20

/**
 * Reads a number pattern as Excel does; undefined when it is none, or has a part that is not understood (sections,
 * fractions, exponents, conditions, unquoted letters). A colour is understood and, as nothing is coloured here, left out.
 */
export function parseNumberFormat(text: string): NumberFormat | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [, before = '', optionalPart = '', zeros = '', least = '', more = '', percent = '', after = ''] =
    match
  const [prefix, suffix] = [besideText(before), besideText(after)]
  if (prefix === undefined || suffix === undefined) return undefined
  if (zeros === '' && optionalPart === '' && least === '' && more === '') return undefined
  const integer = zeros.length
  const most = least.length + more.length
  if (integer > largestPart || most > largestPart) return undefined
  return {
    prefix,
    suffix,
    integer,
    grouped: optionalPart.includes(','),
    least: least.length,
    most,
    percent: percent !== '',
  }
}

function besideText(text: string): string | undefined {
  let written = ''
  for (const [, quoted, escaped, bracketed, sign] of text.matchAll(pieces)) {
    const symbol = bracketed === undefined ? undefined : currency.exec(bracketed)?.[1]
    if (bracketed !== undefined && symbol === undefined && !colour.test(bracketed)) return undefined
    written += quoted ?? escaped ?? symbol ?? sign ?? ''
  }
  return written
}

/** Writes a number by a pattern; halves are rounded away from zero. */
export function formatNumber(value: Decimal, format: NumberFormat): string {
  const rounded = roundDecimal(format.percent ? multiply(value, 100) : value, format.most)
  const [whole = '0', fraction = ''] = formatDecimal(absolute(rounded)).split('.')
  const digits = (whole === '0' ? '' : whole).padStart(format.integer, '0')
  const integer = format.grouped ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits
  const decimals = fraction.padEnd(format.least, '0')
  const sign = rounded < 0 ? '-' : ''
  return `${sign}${format.prefix}${integer}${decimals === '' ? '' : `.${decimals}`}${format.percent ? '%' : ''}${format.suffix}`
}
