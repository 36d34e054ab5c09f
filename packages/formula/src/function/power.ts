import { fromWhole, wholeOf } from '../value/integer.ts'
import { type Decimal, divideRounded, formatDecimal, fromUnits, multiply, toUnits } from '../value/number.ts'
import type { SqlCall } from './definition.ts'
import { fromWide, largestPower, toWide } from './wide-decimal.ts'

/**
 * `base` raised to `exponent`, rounded to 20 digits after the point. Blank for zero to a negative power, for a root of a
 * negative number and for results of 10^60 or more. Anything to the power 0 is 1.
 */
export function power(base: Decimal, exponent: Decimal): Decimal | null {
  if (exponent === 0) return 1
  if (base === 0) return exponent < 0 ? null : 0
  if (exponent === 1) return base
  if (exponent === 2 && typeof base === 'number' && Math.abs(base) < 1e20) return multiply(base, base)
  const size = Math.log10(Math.abs(Number(formatDecimal(base)))) * Number(formatDecimal(exponent))
  if (size > largestPower + 1) return null
  const whole =
    typeof exponent === 'number' ? Number.isInteger(exponent) : fromWhole(wholeOf(exponent)) === exponent
  if (!whole && base < 0) return null
  if (size < -30) return 0
  if (whole && typeof exponent === 'number' && exponent > 0 && exponent <= 64)
    return bounded(fromUnits(wholePower(toUnits(base), exponent)))
  return fromWide(toWide(base, size).pow(formatDecimal(exponent)))
}

function wholePower(units: bigint, exponent: number): bigint {
  return divideRounded(units ** BigInt(exponent), 10n ** BigInt(20 * (exponent - 1)))
}

function bounded(value: Decimal): Decimal | null {
  if (typeof value === 'number') return Math.abs(value) < 10 ** largestPower ? value : null
  const limit = 10n ** BigInt(largestPower + 20)
  return value < limit && value > -limit ? value : null
}

/** See `power`; twenty digits of scale on the base make PostgreSQL compute at least as many of the result. */
export function powerSql([base, exponent]: readonly string[], call: SqlCall): string {
  return call.let(base!, (a) =>
    call.let(exponent!, (b) => {
      const size = `${b} * log(abs(${a}))`
      const bounded = call.let(
        `round(power(round(${a}, 20), ${b}), 20)`,
        (r) => `case when abs(${r}) < 1e${largestPower} then ${r} end`,
      )
      const cases = [
        `when ${b} = 0 then 1`,
        `when ${a} = 0 then case when ${b} > 0 then 0 end`,
        `when ${b} = 1 then ${a}`,
        `when ${size} > ${largestPower + 1} then null`,
        `when ${a} < 0 and ${b} <> trunc(${b}) then null`,
        `when ${size} < -30 then 0`,
      ]
      return `case ${cases.join(' ')} else ${bounded} end`
    }),
  )
}
