import type { Decimal as BigDecimal } from 'decimal.js'
import { part } from '../part/part.ts'
import { type Decimal, formatDecimal, parseDecimal } from '../value/number.ts'

/** Results of this many digits before the point or more are blank. */
export const largestPower = 60

/** Digits of a result behind the point, and some more so that rounding to 20 is right to the last. */
const fractionDigits = 32

export type WideDecimal = InstanceType<typeof BigDecimal>

const kinds = new Map<number, typeof BigDecimal>()

/**
 * Decimals precise enough for a result of about 10^`size`, for functions whose digits never end. Precision costs much
 * time, so it is not larger than needed.
 */
export function wideFor(size: number): typeof BigDecimal {
  const precision = 20 * Math.ceil((Math.max(0, Math.min(size, largestPower + 2)) + fractionDigits) / 20)
  let kind = kinds.get(precision)
  if (kind === undefined) {
    const base = part('decimal')
    kind = base.clone({
      precision,
      rounding: base.ROUND_HALF_UP,
      toExpNeg: -1000,
      toExpPos: 1000,
    })
    kinds.set(precision, kind)
  }
  return kind
}

/** Rounded to 20 places; null when it is no number or has more than 60 digits before the point. */
export function fromWide(value: WideDecimal): Decimal | null {
  if (!value.isFinite() || value.abs().gte(`1e${largestPower}`)) return null
  return parseDecimal(value.toDecimalPlaces(20).toFixed()) ?? null
}

export function toWide(value: Decimal, size: number): WideDecimal {
  return new (wideFor(size))(formatDecimal(value))
}
