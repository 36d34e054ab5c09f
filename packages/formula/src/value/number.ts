/**
 * Exact decimal numbers. A `Decimal` is a JavaScript number where the decimal has at most 15 significant digits (it then
 * stands for the decimal that it prints as), else a bigint counting units of 10^-20. Operations on small numbers take a path of a few
 * machine instructions that proves its own exactness and falls back to bigint when it cannot.
 */
export type Decimal = number | bigint

/** Digits kept after the decimal point; products and quotients are rounded to it, half away from zero. */
export const scaleDigits = 20
/**
 * Digits after the point by which computed numbers are compared, more than any field has. What was rounded on the way misses
 * what it stands for: `1/3*3` is 0.999… with twenty nines, and is meant to equal 1.
 */
export const comparedDigits = 15
const one = 10n ** 20n
const wholeLimit = 1e15
/** The fast path works on whole numbers of 10^-4: amounts, quantities, rates. */
const grain = 10_000

/** Units of 10^-20. */
export function toUnits(value: Decimal): bigint {
  if (typeof value === 'bigint') return value
  if (Number.isSafeInteger(value)) return BigInt(value) * one
  return unitsOfText(String(value))
}

/** The shortest form of a count of units: a number if that prints exactly the same decimal, else the bigint. */
export function fromUnits(units: bigint): Decimal {
  if (units === 0n) return 0
  const digits = units.toString()
  let end = digits.length
  while (digits.charCodeAt(end - 1) === 48) end--
  const significant = digits.slice(0, end)
  if (significant.length > (units < 0n ? 16 : 15)) return units
  return Number(`${significant}e${digits.length - end - scaleDigits}`)
}

function unitsOfText(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [integer = '', fraction = ''] = mantissa.split('.')
  const shift = scaleDigits - fraction.length + Number(exponent)
  const all = BigInt(integer + fraction)
  return shift >= 0 ? all * 10n ** BigInt(shift) : divideRounded(all, 10n ** BigInt(-shift))
}

/** Quotient rounded half away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  const rest = dividend % divisor
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice < (divisor < 0n ? -divisor : divisor)) return quotient
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n
}

const decimalText = /^[+-]?(?:[0-9]{1,60}(?:\.[0-9]{0,60})?|\.[0-9]{1,60})$/

/** Reads digits such as `-12.50`; undefined when the text is no decimal number. */
export function parseDecimal(text: string): Decimal | undefined {
  return decimalText.test(text) ? fromUnits(unitsOfText(text)) : undefined
}

/** Digits without exponent or trailing zeros: `0.0000001`, `12.5`. */
export function formatDecimal(value: Decimal): string {
  if (typeof value === 'number') {
    const text = String(value)
    if (!text.includes('e')) return text === '-0' ? '0' : text
  }
  const units = toUnits(value)
  const digits = (units < 0n ? -units : units).toString().padStart(scaleDigits + 1, '0')
  const fraction = digits.slice(-scaleDigits).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scaleDigits)}${fraction === '' ? '' : `.${fraction}`}`
}

/** Reads a JavaScript number as the decimal that it prints as. */
export function fromNumber(value: number): Decimal {
  if (
    Number.isSafeInteger(value) ? value < wholeLimit && value > -wholeLimit : !Number.isNaN(grainsOf(value))
  )
    return value + 0
  return fromUnits(toUnits(value))
}

/** Whole number of 10^-4 if the value is one and small enough for exact arithmetic, else NaN. */
function grainsOf(value: number): number {
  const grains = Math.round(value * grain)
  return grains / grain === value && grains < wholeLimit && grains > -wholeLimit ? grains : Number.NaN
}

export function add(left: Decimal, right: Decimal): Decimal {
  if (typeof left === 'number' && typeof right === 'number') {
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
      const sum = left + right
      if (sum < wholeLimit && sum > -wholeLimit) return sum
    } else {
      const sum = grainsOf(left) + grainsOf(right)
      if (sum < wholeLimit && sum > -wholeLimit) return sum / grain
    }
  }
  return fromUnits(toUnits(left) + toUnits(right))
}

export function negate(value: Decimal): Decimal {
  return value === 0 ? 0 : -value
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return add(left, negate(right))
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  if (typeof left === 'number' && typeof right === 'number') {
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
      const product = left * right
      if (product < wholeLimit && product > -wholeLimit) return product + 0
    } else {
      const product = grainsOf(left) * grainsOf(right)
      if (product < wholeLimit && product > -wholeLimit) return product / (grain * grain) + 0
    }
  }
  return fromUnits(divideRounded(toUnits(left) * toUnits(right), one))
}

/** Quotient with 20 digits after the point; null when the divisor is zero. */
export function divide(left: Decimal, right: Decimal): Decimal | null {
  if (right === 0) return null
  if (typeof left === 'number' && typeof right === 'number') {
    const dividend = grainsOf(left)
    const divisor = grainsOf(right)
    const quotient = dividend / divisor
    const grains = Math.round(quotient * grain)
    const check = grains * divisor
    if (check === dividend * grain && check < wholeLimit && check > -wholeLimit) return grains / grain + 0
  }
  return fromUnits(divideRounded(toUnits(left) * one, toUnits(right)))
}

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`. */
export function compareDecimal(left: Decimal, right: Decimal): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const difference = toUnits(left) - toUnits(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whole number towards zero, held within ±`bound`; for positions, counts and shifts. */
export function toInteger(value: Decimal, bound = 1_000_000_000): number {
  const number = typeof value === 'number' ? Math.trunc(value) : Number(value / one)
  return Math.max(-bound, Math.min(bound, number)) + 0
}

export function absolute(value: Decimal): Decimal {
  return value < 0 ? negate(value) : value
}

/** Square root with 20 digits after the point, rounded to the nearest; null for a negative number. */
export function squareRoot(value: Decimal): Decimal | null {
  if (value < 0) return null
  const square = toUnits(value) * one
  const root = wholeRoot(square)
  return fromUnits(square - root * root > root ? root + 1n : root)
}

/** The largest whole number whose square is not above `square`, by Newton's method. */
function wholeRoot(square: bigint): bigint {
  if (square < 2n) return square
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2))
  for (;;) {
    const next = (root + square / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
