import { Decimal as BigDecimal } from 'decimal.js'
import {
  compareDecimal,
  type Decimal,
  divideRounded,
  formatDecimal,
  fromUnits,
  multiply,
  parseDecimal,
  toUnits,
} from '../value/number.ts'
import type { SqlCall } from './definition.ts'

/** Results of this many digits before the point or more are blank. */
const largest = 60
const wide = BigDecimal.clone({
  precision: 140,
  rounding: BigDecimal.ROUND_HALF_UP,
  toExpNeg: -1000,
  toExpPos: 1000,
})

/**
 * `base` raised to `exponent`, rounded to 20 digits after the point. Blank for zero to a negative power, for a root of a
 * negative number and for results of 10^60 or more. Anything to the power 0 is 1.
 */
export function power(base: Decimal, exponent: Decimal): Decimal | null {
  if (exponent === 0) return 1
  if (base === 0) return compareDecimal(exponent, 0) < 0 ? null : 0
  if (exponent === 2 && typeof base === 'number' && Math.abs(base) < 1e20) return multiply(base, base)
  const size = Math.log10(Math.abs(Number(formatDecimal(base)))) * Number(formatDecimal(exponent))
  if (size > largest + 1) return null
  const whole = typeof exponent === 'number' && Number.isInteger(exponent)
  if (!whole && compareDecimal(base, 0) < 0) return null
  if (size < -30) return 0
  if (whole && exponent > 0 && exponent <= 64) return bounded(fromUnits(wholePower(toUnits(base), exponent)))
  const result = new wide(formatDecimal(base)).pow(formatDecimal(exponent)).toDecimalPlaces(20)
  return bounded(parseDecimal(result.toFixed()) ?? null)
}

function wholePower(units: bigint, exponent: number): bigint {
  return divideRounded(units ** BigInt(exponent), 10n ** BigInt(20 * (exponent - 1)))
}

function bounded(value: Decimal | null): Decimal | null {
  if (value === null || typeof value === 'number') return value
  const limit = 10n ** BigInt(largest + 20)
  return value < limit && value > -limit ? value : null
}

/** See `power`; twenty digits of scale on the base make PostgreSQL compute at least as many of the result. */
export function powerSql([base, exponent]: readonly string[], call: SqlCall): string {
  return call.let(base!, (a) =>
    call.let(exponent!, (b) => {
      const size = `${b} * log(abs(${a}))`
      const result = `round(power(round(${a}, 20), ${b}), 20)`
      const bounded = call.let(result, (r) => `case when abs(${r}) < 1e${largest} then ${r} end`)
      return `case when ${b} = 0 then 1 when ${a} = 0 then case when ${b} > 0 then 0 end when ${size} > ${largest + 1} then null when ${a} < 0 and ${b} <> trunc(${b}) then null when ${size} < -30 then 0 else ${bounded} end`
    }),
  )
}
