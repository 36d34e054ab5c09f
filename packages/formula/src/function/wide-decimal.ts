import { Decimal as BigDecimal } from 'decimal.js'
import { type Decimal, formatDecimal, parseDecimal } from '../value/number.ts'

/** Results of this many digits before the point or more are blank. */
export const largestPower = 60

/** Decimals of 140 digits, for functions whose results never end: rounded to 20 places they are right to the last. */
export const Wide = BigDecimal.clone({
  precision: 140,
  rounding: BigDecimal.ROUND_HALF_UP,
  toExpNeg: -1000,
  toExpPos: 1000,
})

export type WideDecimal = InstanceType<typeof Wide>

export function toWide(value: Decimal): WideDecimal {
  return new Wide(formatDecimal(value))
}

/** Rounded to 20 places; null when it is no number or has more than 60 digits before the point. */
export function fromWide(value: WideDecimal): Decimal | null {
  if (!value.isFinite() || value.abs().gte(`1e${largestPower}`)) return null
  return parseDecimal(value.toDecimalPlaces(20).toFixed()) ?? null
}
