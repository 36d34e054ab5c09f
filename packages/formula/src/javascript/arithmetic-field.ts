import type { Row, Value } from '../value/value.ts'
import { most, type Program, unfit } from './arithmetic-program.ts'

/**
 * Reads the fields of a program into its registers; false when one has more digits than its register. The first twelve
 * are read at places of their own: the engine remembers for each place in the code which property was found where, so
 * one loop over all fields would make it search every time.
 */
export function readFields({ fieldIds, registers, powers, blanks }: Program, row: Row): boolean {
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
  for (let index = 12; index < length; index++) {
    fits = keep(row[fieldIds[index]!], index, registers, powers, blanks) && fits
  }
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

/** A computed value as a whole number of 1/`power`, or `unfit`. */
export function fromValue(value: Value, power: number): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null) return Number.NaN
  return typeof value === 'number' ? fromNumber(value, power) : unfit
}

function fromNumber(value: number, power: number): number {
  const whole = Math.round(value * power)
  return whole / power === value && whole < most && whole > -most ? whole : unfit
}

function fromRaw(raw: unknown, power: number, blank: number): number {
  if (raw === null || raw === undefined) return blank
  return typeof raw === 'string' ? fromText(raw, power) : unfit
}

const powersOfTen = Float64Array.from({ length: 17 }, (_, exponent) => 10 ** exponent)

/** Digits with at most one point in between, as the database writes them. */
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
  const grown = point === length ? power : power / powersOfTen[length - point - 1]!
  const scaled = whole * grown
  if (grown < 1 || scaled > most) return unfit
  return first === 1 ? -scaled : scaled
}
