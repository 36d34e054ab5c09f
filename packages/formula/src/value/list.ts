import { add, compareDecimal, type Decimal } from './number.ts'
import type { Value } from './value.ts'

/** All elements of values and lists of values, blanks left out; texts that are empty count as blank. */
export function flatten(values: readonly Value[]): Value[] {
  const flat: Value[] = []
  for (const value of values) {
    if (!Array.isArray(value)) pushFilled(flat, value)
    else for (const each of value) pushFilled(flat, each)
  }
  return flat
}

function pushFilled(list: Value[], value: Value) {
  if (value !== null && value !== '') list.push(value)
}

/** The numbers among values and lists of numbers. */
export function numbersIn(values: readonly Value[]): Decimal[] {
  return flatten(values) as Decimal[]
}

export function sum(numbers: readonly Decimal[]): Decimal {
  let total: Decimal = 0
  for (const each of numbers) total = add(total, each)
  return total
}

export function sorted(numbers: readonly Decimal[]): Decimal[] {
  return [...numbers].sort(compareDecimal)
}
