import { type Decimal, divideRounded, fromUnits, scaleDigits, toUnits } from './number.ts'

/** Which neighbour a number between two is rounded to; `half` is the nearer one, halves away from zero. */
export type Rounding = 'half' | 'up' | 'down' | 'floor' | 'ceiling'

/** Rounds to `digits` places after the point (before it when negative). */
export function roundDecimal(value: Decimal, digits: number, rounding: Rounding = 'half'): Decimal {
  if (digits >= scaleDigits || (digits >= 0 && Number.isSafeInteger(value))) return value
  const step = 10n ** BigInt(scaleDigits - digits)
  return fromUnits(countSteps(toUnits(value), step, rounding) * step)
}

/** Rounds to a multiple of `step`, whose sign does not matter; zero when the step is. */
export function roundToMultiple(value: Decimal, step: Decimal, rounding: Rounding): Decimal {
  const units = toUnits(step)
  if (units === 0n) return 0
  const size = units < 0n ? -units : units
  return fromUnits(countSteps(toUnits(value), size, rounding) * size)
}

/** How many times the positive `step` goes into `units`, rounded. */
function countSteps(units: bigint, step: bigint, rounding: Rounding): bigint {
  const whole = units / step
  if (units % step === 0n) return whole
  switch (rounding) {
    case 'half':
      return divideRounded(units, step)
    case 'down':
      return whole
    case 'up':
      return units < 0n ? whole - 1n : whole + 1n
    case 'floor':
      return units < 0n ? whole - 1n : whole
    case 'ceiling':
      return units < 0n ? whole : whole + 1n
  }
}

/** The quotient without its fraction; null when the divisor is zero. */
export function wholeQuotient(dividend: Decimal, divisor: Decimal): Decimal | null {
  const units = toUnits(divisor)
  return units === 0n ? null : fromUnits((toUnits(dividend) / units) * 10n ** BigInt(scaleDigits))
}

/** The remainder, with the sign of the divisor like Excel's MOD; null when the divisor is zero. */
export function remainder(dividend: Decimal, divisor: Decimal): Decimal | null {
  if (divisor === 0) return null
  if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor)) {
    const rest = (dividend as number) % (divisor as number)
    return (rest !== 0 && rest < 0 !== divisor < 0 ? rest + (divisor as number) : rest) + 0
  }
  const size = toUnits(divisor)
  const rest = toUnits(dividend) % size
  return fromUnits(rest !== 0n && rest < 0n !== size < 0n ? rest + size : rest)
}
