import type { Evaluate } from '../function/definition.ts'
import type { Row, Value } from '../value/value.ts'

/**
 * A formula of numbers in a form that runs fast and exactly. Registers hold decimals as whole numbers in doubles; how
 * many digits stand after the point (the scale) is fixed for every register when the program is assembled, from the
 * digits seen in each field so far. As long as whole numbers stay below 10^15 every step is exact; where one would not
 * be, or a value has more digits than the program was made for, the machine gives up and says so. NaN is a blank, true
 * is 1 and false 0.
 */
export interface Program {
  readonly code: Int32Array
  readonly registers: Float64Array
  /** Factors of `polynomial` and of scale changes. */
  readonly factors: Float64Array
  /** Fields to read into registers 0, 1 …: their ids, powers of ten of their scales, and what a blank one is. */
  readonly fieldIds: readonly string[]
  readonly powers: Float64Array
  readonly blanks: Float64Array
  readonly externals: readonly Evaluate[]
  readonly resultPower: number
  readonly isBoolean: boolean
}

/** `misfit`: a field has more digits than its register; `tooLarge`: a step would not be exact. */
export const misfit = Symbol('misfit')
export const tooLarge = Symbol('too large')

/**
 * Operations, each followed by its target register and operands:
 * polynomial (count, then that many: register, register, factor), round (register, step), quotient rounded (register,
 * register, factor, factor), comparisons (register, register, factor, factor), choose (condition, register, register,
 * factor, factor), and, or (register, register), not, absolute, zeroIfBlank (register), external (index, power).
 */
export const operations = {
  polynomial: 0,
  round: 1,
  roundedQuotient: 2,
  exactQuotient: 3,
  less: 4,
  lessOrEqual: 5,
  greater: 6,
  greaterOrEqual: 7,
  equal: 8,
  notEqual: 9,
  choose: 10,
  and: 11,
  or: 12,
  not: 13,
  absolute: 14,
  zeroIfBlank: 15,
  external: 16,
} as const

const most = 1e15
/** No whole number: stands for a field value that does not fit. */
const unfit = Number.POSITIVE_INFINITY

/** Runs a program on a row. */
export function run(
  program: Program,
  row: Row,
  runtime: Parameters<Evaluate>[1],
): Value | typeof misfit | typeof tooLarge {
  const { code, registers, factors } = program
  if (!readFields(program, row)) return misfit
  const { length } = code
  let to = 0
  for (let at = 0; at < length; ) {
    const operation = code[at]!
    to = code[at + 1]!
    const a = code[at + 2]!
    const b = code[at + 3]!
    if (operation === operations.polynomial) {
      const end = at + 3 + a * 3
      let sum = 0
      let size = 0
      for (let term = at + 3; term < end; term += 3) {
        const value = registers[code[term]!]! * registers[code[term + 1]!]! * factors[code[term + 2]!]!
        sum += value
        size += Math.abs(value)
      }
      if (size > most) return tooLarge
      registers[to] = sum
      at = end
    } else if (operation >= operations.less && operation <= operations.notEqual) {
      const left = registers[a]! * factors[code[at + 4]!]!
      const right = registers[b]! * factors[code[at + 5]!]!
      if (left > most || left < -most || right > most || right < -most) return tooLarge
      registers[to] = compare(operation, left, right)
      at += 6
    } else if (operation === operations.round) {
      registers[to] = rounded(registers[a]!, factors[b]!)
      at += 4
    } else if (operation === operations.choose) {
      const chosen =
        registers[a] === 1
          ? registers[b]! * factors[code[at + 5]!]!
          : registers[code[at + 4]!]! * factors[code[at + 6]!]!
      if (chosen > most || chosen < -most) return tooLarge
      registers[to] = chosen
      at += 7
    } else if (operation === operations.roundedQuotient || operation === operations.exactQuotient) {
      const dividend = registers[a]! * factors[code[at + 4]!]!
      const divisor = registers[b]! * factors[code[at + 5]!]!
      const quotient =
        operation === operations.roundedQuotient
          ? roundedQuotient(dividend, divisor)
          : exactQuotient(dividend, divisor)
      if (quotient === unfit) return tooLarge
      registers[to] = quotient
      at += 6
    } else if (operation === operations.external) {
      const value = fromValue(program.externals[a]!(row, runtime), factors[b]!)
      if (value === unfit) return tooLarge
      registers[to] = value
      at += 4
    } else {
      registers[to] = simple(operation, registers[a]!, registers[b]!)
      at += 4
    }
  }
  const result = registers[to]!
  if (program.isBoolean) return result === 1
  return Number.isNaN(result) ? null : result / program.resultPower + 0
}

function simple(operation: number, a: number, b: number): number {
  switch (operation) {
    case operations.and:
      return a === 1 && b === 1 ? 1 : 0
    case operations.or:
      return a === 1 || b === 1 ? 1 : 0
    case operations.not:
      return a === 1 ? 0 : 1
    case operations.absolute:
      return Math.abs(a)
    default:
      return Number.isNaN(a) ? 0 : a
  }
}

/** A blank equals only a blank and has no order. */
function compare(operation: number, left: number, right: number): number {
  const same = left === right || (Number.isNaN(left) && Number.isNaN(right))
  switch (operation) {
    case operations.less:
      return left < right ? 1 : 0
    case operations.lessOrEqual:
      return left <= right ? 1 : 0
    case operations.greater:
      return left > right ? 1 : 0
    case operations.greaterOrEqual:
      return left >= right ? 1 : 0
    case operations.equal:
      return same ? 1 : 0
    default:
      return same ? 0 : 1
  }
}

/** Whole steps nearest to a value, halves away from zero; `step` is an even number or 1. */
function rounded(value: number, step: number): number {
  const size = Math.floor((Math.abs(value) + step / 2) / step)
  return value < 0 ? -size : size
}

function roundedQuotient(dividend: number, divisor: number): number {
  if (divisor === 0 || Number.isNaN(divisor) || Number.isNaN(dividend)) return Number.NaN
  const above = 2 * Math.abs(dividend)
  const below = 2 * Math.abs(divisor)
  if (above > most || below > most) return unfit
  const size = Math.floor((above + below / 2) / below)
  return dividend < 0 === divisor < 0 ? size : -size
}

function exactQuotient(dividend: number, divisor: number): number {
  if (divisor === 0 || Number.isNaN(divisor) || Number.isNaN(dividend)) return Number.NaN
  if (dividend > most || dividend < -most || divisor > most || divisor < -most) return unfit
  const quotient = dividend / divisor
  return Number.isInteger(quotient) && quotient * divisor === dividend ? quotient : unfit
}

/** A computed value as a whole number of 1/`power`. */
function fromValue(value: Value, power: number): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null) return Number.NaN
  return typeof value === 'number' ? fromNumber(value, power) : unfit
}

function fromNumber(value: number, power: number): number {
  const whole = Number.isInteger(value) ? value * power : Math.round(value * power)
  return whole / power === value && whole < most && whole > -most ? whole : unfit
}

/** Any other raw value: digits as text, or a blank. */
function fromRaw(raw: unknown, power: number, blank: number): number {
  if (raw === null || raw === undefined) return blank
  return typeof raw === 'string' ? fromText(raw, power) : unfit
}

function fromText(text: string, power: number): number {
  const { length } = text
  const first = text.charCodeAt(0) === 45 ? 1 : 0
  if (length > 16 || length === first) return unfit
  let whole = 0
  let point = length
  for (let at = first; at < length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) whole = whole * 10 + digit
    else if (digit === -2 && point === length && at > first && at < length - 1) point = at
    else return unfit
  }
  let left = power
  for (let digits = point + 1; digits < length; digits++) left /= 10
  const scaled = whole * left
  if (left < 1 || scaled > most) return unfit
  return first === 1 ? -scaled : scaled
}

/**
 * Reads the fields. The first twelve are read at places of their own: the engine remembers for each place in the code
 * which property was found where, so one loop over all fields would make it search every time.
 */
function readFields({ fieldIds, registers, powers, blanks }: Program, row: Row): boolean {
  const { length } = fieldIds
  let fits = true
  if (length > 0) fits = keep(row[fieldIds[0]!], 0, registers, powers, blanks)
  if (length > 1) fits = keep(row[fieldIds[1]!], 1, registers, powers, blanks) && fits
  if (length > 2) fits = keep(row[fieldIds[2]!], 2, registers, powers, blanks) && fits
  if (length > 3) fits = keep(row[fieldIds[3]!], 3, registers, powers, blanks) && fits
  if (length > 4) fits = keep(row[fieldIds[4]!], 4, registers, powers, blanks) && fits
  if (length > 5) fits = keep(row[fieldIds[5]!], 5, registers, powers, blanks) && fits
  if (length > 6) fits = keep(row[fieldIds[6]!], 6, registers, powers, blanks) && fits
  if (length > 7) fits = keep(row[fieldIds[7]!], 7, registers, powers, blanks) && fits
  if (length > 8) fits = keep(row[fieldIds[8]!], 8, registers, powers, blanks) && fits
  if (length > 9) fits = keep(row[fieldIds[9]!], 9, registers, powers, blanks) && fits
  if (length > 10) fits = keep(row[fieldIds[10]!], 10, registers, powers, blanks) && fits
  if (length > 11) fits = keep(row[fieldIds[11]!], 11, registers, powers, blanks) && fits
  for (let index = 12; index < length; index++)
    fits = keep(row[fieldIds[index]!], index, registers, powers, blanks) && fits
  return fits
}

function keep(
  raw: unknown,
  index: number,
  registers: Float64Array,
  powers: Float64Array,
  blanks: Float64Array,
): boolean {
  const power = powers[index]!
  const value = typeof raw === 'number' ? fromNumber(raw, power) : fromRaw(raw, power, blanks[index]!)
  registers[index] = value
  return value !== unfit
}
