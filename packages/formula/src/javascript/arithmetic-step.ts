import type { Evaluate } from '../function/definition.ts'
import { fromValue } from './arithmetic-field.ts'
import type { Step } from './arithmetic-program.ts'
import { most, unfit } from './arithmetic-program.ts'

/**
 * The steps of arithmetic programs. Each puts a result into register `to` and says whether it is exact. Factors are
 * powers of ten that bring operands to one scale.
 */
type Comparison = (left: number, right: number) => boolean

/** The sum of products of two registers and a factor. */
export function polynomial(
  to: number,
  terms: readonly (readonly [left: number, right: number, factor: number])[],
): Step {
  const lefts = Int32Array.from(terms, ([left]) => left)
  const rights = Int32Array.from(terms, ([, right]) => right)
  const factors = Float64Array.from(terms, ([, , factor]) => factor)
  const { length } = terms
  return (registers) => {
    let sum = 0
    let size = 0
    for (let index = 0; index < length; index++) {
      const value = registers[lefts[index]!]! * registers[rights[index]!]! * factors[index]!
      sum += value
      size += Math.abs(value)
    }
    registers[to] = sum
    return !(size > most)
  }
}

export function less(left: number, right: number): boolean {
  return left < right
}

export function lessOrEqual(left: number, right: number): boolean {
  return left <= right
}

export function greater(left: number, right: number): boolean {
  return left > right
}

export function greaterOrEqual(left: number, right: number): boolean {
  return left >= right
}

/** A blank equals only a blank. */
export function equal(left: number, right: number): boolean {
  return left === right || (Number.isNaN(left) && Number.isNaN(right))
}

export function notEqual(left: number, right: number): boolean {
  return !equal(left, right)
}

export function comparison(
  to: number,
  holds: Comparison,
  a: number,
  b: number,
  factorA: number,
  factorB: number,
): Step {
  return (registers) => {
    const left = registers[a]! * factorA
    const right = registers[b]! * factorB
    registers[to] = holds(left, right) ? 1 : 0
    return isSmall(left) && isSmall(right)
  }
}

export function choose(
  to: number,
  condition: number,
  a: number,
  b: number,
  factorA: number,
  factorB: number,
): Step {
  return (registers) => {
    const chosen = registers[condition] === 1 ? registers[a]! * factorA : registers[b]! * factorB
    registers[to] = chosen
    return isSmall(chosen)
  }
}

export function both(to: number, a: number, b: number): Step {
  return (registers) => {
    registers[to] = registers[a] === 1 && registers[b] === 1 ? 1 : 0
    return true
  }
}

export function either(to: number, a: number, b: number): Step {
  return (registers) => {
    registers[to] = registers[a] === 1 || registers[b] === 1 ? 1 : 0
    return true
  }
}

export function not(to: number, a: number): Step {
  return (registers) => {
    registers[to] = registers[a] === 1 ? 0 : 1
    return true
  }
}

export function absolute(to: number, a: number): Step {
  return (registers) => {
    registers[to] = Math.abs(registers[a]!)
    return true
  }
}

export function zeroIfBlank(to: number, a: number): Step {
  return (registers) => {
    const value = registers[a]!
    registers[to] = Number.isNaN(value) ? 0 : value
    return true
  }
}

/** Whole steps of `unit` (an even number) nearest to a value, halves away from zero. */
export function round(to: number, a: number, unit: number): Step {
  return (registers) => {
    const value = registers[a]!
    const size = Math.floor((Math.abs(value) + unit / 2) / unit)
    registers[to] = value < 0 ? -size : size
    return true
  }
}

/** A quotient rounded to a whole number, halves away from zero; blank for a zero divisor. */
export function roundedQuotient(to: number, a: number, b: number, factorA: number, factorB: number): Step {
  return (registers) => {
    const dividend = registers[a]! * factorA
    const divisor = registers[b]! * factorB
    const above = 2 * Math.abs(dividend)
    const below = 2 * Math.abs(divisor)
    const size = below === 0 ? Number.NaN : Math.floor((above + below / 2) / below)
    registers[to] = dividend < 0 === divisor < 0 ? size : -size
    return !(above > most || below > most)
  }
}

/** A quotient that is a whole number; blank for a zero divisor. */
export function exactQuotient(to: number, a: number, b: number, factorA: number, factorB: number): Step {
  return (registers) => {
    const dividend = registers[a]! * factorA
    const divisor = registers[b]! * factorB
    const quotient = divisor === 0 ? Number.NaN : dividend / divisor
    registers[to] = quotient
    if (Number.isNaN(quotient)) return true
    return (
      isSmall(dividend) && isSmall(divisor) && Number.isInteger(quotient) && quotient * divisor === dividend
    )
  }
}

/** A value that the machine is given by others. */
export function external(to: number, evaluate: Evaluate, power: number): Step {
  return (registers, row, runtime) => {
    const value = fromValue(evaluate(row, runtime), power)
    registers[to] = value
    return value !== unfit
  }
}

/** Blanks (NaN) are small too. */
function isSmall(value: number): boolean {
  return !(value > most || value < -most)
}
