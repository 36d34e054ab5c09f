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

const pattern = /^([^#0,.%]*)([#,]*)(0*)(?:\.(0*)(#*))?(%?)([^#0,.%]*)$/
const largestPart = 20

/** Reads a number pattern; undefined when it is none. */
export function parseNumberFormat(text: string): NumberFormat | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [, prefix = '', optionalPart = '', zeros = '', least = '', more = '', percent = '', suffix = ''] =
    match
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
