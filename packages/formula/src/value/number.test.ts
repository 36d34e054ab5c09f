import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  compareDecimal,
  divide,
  formatDecimal,
  fromNumber,
  multiply,
  parseDecimal,
  squareRoot,
  subtract,
} from './number.ts'
import { remainder, roundDecimal } from './rounding.ts'

const Exact = Decimal.clone({
  precision: 400,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -1000,
  toExpPos: 1000,
})

/** Digits of all lengths, short ones often, so that every path of the arithmetic is taken. */
const digits = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 25n }),
    fc.integer({ min: 1, max: 25 }),
    fc.integer({ min: 0, max: 20 }),
  )
  .map(([negative, all, length, scale]) => {
    const text = all
      .toString()
      .slice(0, length)
      .padStart(scale + 1, '0')
    return `${negative ? '-' : ''}${text.slice(0, text.length - scale)}${scale === 0 ? '' : `.${text.slice(text.length - scale)}`}`
  })

const twenty = (value: Decimal) => value.toDecimalPlaces(20).toFixed()
const normal = (text: string) => new Exact(text).toFixed().replace(/^-0$/, '0')

function exactly(
  left: string,
  right: string,
  ours: typeof add | typeof divide,
  theirs: (a: Decimal, b: Decimal) => Decimal,
) {
  const result = ours(parseDecimal(left)!, parseDecimal(right)!)
  expect(result === null || shortest(result)).toBe(true)
  expect(result === null ? null : formatDecimal(result)).toBe(
    normal(twenty(theirs(new Exact(left), new Exact(right)))),
  )
}

/** A value of at most 15 digits is a number, any other a bigint; only so are equal values the same in memory. */
const shortest = (value: number | bigint) =>
  formatDecimal(value)
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '').length <=
    15 ===
  (typeof value === 'number')

test('[N2.12] sums, differences and products are those of exact decimals', () => {
  fc.assert(
    fc.property(digits, digits, (left, right) => {
      exactly(left, right, add, (a, b) => a.plus(b))
      exactly(left, right, subtract, (a, b) => a.minus(b))
      exactly(left, right, multiply, (a, b) => a.times(b))
    }),
    { numRuns: 1000 },
  )
})

test('[N2.12] quotients and roots are rounded to the twentieth place, halves away from zero', () => {
  fc.assert(
    fc.property(digits, digits, (left, right) => {
      if (Number(right) === 0) expect(divide(parseDecimal(left)!, 0)).toBe(null)
      else exactly(left, right, divide, (a, b) => a.div(b))
      const root = squareRoot(parseDecimal(right)!)
      if (root !== null) expect(formatDecimal(root)).toBe(twenty(new Exact(right).sqrt()))
    }),
    { numRuns: 500 },
  )
})

test('[N2.12] rounding and comparing follow the decimal digits', () => {
  fc.assert(
    fc.property(digits, digits, fc.integer({ min: -10, max: 22 }), (left, right, places) => {
      const [a, b] = [parseDecimal(left)!, parseDecimal(right)!]
      const scale = new Exact(10).pow(places)
      const rounded = new Exact(left).times(scale).toDecimalPlaces(0).div(scale)
      expect(formatDecimal(roundDecimal(a, places))).toBe(normal(rounded.toFixed()))
      expect(shortest(roundDecimal(a, places))).toBe(true)
      expect(Math.sign(compareDecimal(a, b))).toBe(new Exact(left).cmp(right))
    }),
    { numRuns: 500 },
  )
})

test('[N2.12] a remainder has the sign of the divisor and is smaller than it', () => {
  fc.assert(
    fc.property(digits, digits, (left, right) => {
      const rest = remainder(parseDecimal(left)!, parseDecimal(right)!)
      if (Number(right) === 0) {
        expect(rest).toBe(null)
        return
      }
      const [x, d, r] = [left, right, formatDecimal(rest!)].map((text) => new Exact(text)) as [
        Decimal,
        Decimal,
        Decimal,
      ]
      expect(x.minus(r).div(d).isInteger()).toBe(true)
      expect(r.isZero() || (r.isNegative() === d.isNegative() && r.abs().lt(d.abs()))).toBe(true)
    }),
  )
})

test('[N2.12] a JavaScript number is the decimal it prints as', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (value) => {
      expect(formatDecimal(fromNumber(value))).toBe(normal(twenty(new Exact(String(value)))))
    }),
    { numRuns: 1000 },
  )
})
