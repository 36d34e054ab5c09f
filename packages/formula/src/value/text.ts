import { formatDay } from '@sluice/clock'
import type { FormulaType } from '../type/type.ts'
import { isList } from '../type/type.ts'
import { type Decimal, formatDecimal } from './number.ts'
import { formatClock, localOf, splitLocal } from './time.ts'
import type { Value } from './value.ts'

/** Order by code points, which is PostgreSQL's collation "C". */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return codePointRank(a) - codePointRank(b)
  }
  return left.length - right.length
}

/** Surrogates stand for code points above every other unit. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/** Number of code points, PostgreSQL's `char_length`. */
export function textLength(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800) {
      count--
      index++
    }
  }
  return count
}

const surrogate = /[\ud800-\udfff]/

/** Code points from `start` (0-based) up to `end`. */
export function sliceText(text: string, start: number, end: number): string {
  if (!surrogate.test(text)) return text.slice(start, end)
  return Array.from(text).slice(start, end).join('')
}

/** The value as `&` shows it; a blank is "". */
export function toText(value: Value, type: FormulaType, zone: string): string {
  if (value === null) return ''
  if (isList(type))
    return (value as readonly Value[])
      .filter((each) => each !== null)
      .map((each) => toText(each, type.list, zone))
      .join(', ')
  switch (type) {
    case 'number':
    case 'duration':
      return formatDecimal(value as Decimal)
    case 'boolean':
      return value ? 'TRUE' : 'FALSE'
    case 'date':
      return formatDay(value as number)
    case 'datetime': {
      const { day, micros } = splitLocal(localOf(value as number, zone))
      return `${formatDay(day)} ${formatClock(micros)}`
    }
    default:
      return value as string
  }
}
