import type { FilterCondition } from '@sluice/contract'
import { decimalsOf, isDate, readDateRange, readTime, toInstant } from '@sluice/form'
import { isUuid, type Text } from '../../../kernel/index.ts'
import { toMinorUnits } from '../storage.ts'
import { valueDoesNotFit } from './condition-problem.ts'

type Value = NonNullable<FilterCondition['value']>
/** Reads one value of a condition; undefined when it is of the wrong kind. */
type Read<T> = (value: unknown) => T | undefined

const largestList = 1000

/** Turns the value of a condition into what an operator needs. @throws ConditionProblem naming what was expected */
export interface ValueReader<T> {
  one(): T
  two(): [T, T]
  list(): T[]
}

export function readValue<T>(
  name: string,
  value: Value | null | undefined,
  expected: Text,
  read: Read<T>,
): ValueReader<T> {
  const fail = (zh = '', en = '') =>
    valueDoesNotFit(name, { zh: `${zh}${expected.zh}`, en: `${en}${expected.en}` })
  const must = (item: unknown, zh?: string, en?: string): T => {
    const parsed = read(item)
    if (parsed === undefined) throw fail(zh, en)
    return parsed
  }
  return {
    one: () => must(value),
    two: () => {
      if (!Array.isArray(value) || value.length !== 2) throw fail('两个值，各为', 'two values, each ')
      return [must(value[0]), must(value[1])]
    },
    list: () => {
      if (!Array.isArray(value) || value.length > largestList) throw fail('一组值，各为', 'a list, each ')
      return (value as unknown[]).map((item) => must(item, '一组值，各为', 'a list, each '))
    },
  }
}

export const asText: Read<string> = (value) =>
  typeof value === 'string' && !value.includes('\u0000') && value.isWellFormed() ? value : undefined
export const asNumber: Read<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
export const asId: Read<string> = (value) => (typeof value === 'string' && isUuid(value) ? value : undefined)
export const asBoolean: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined)
export const asTime: Read<string> = (value) => (typeof value === 'string' ? readTime(value) : undefined)
export const asDate: Read<string> = (value) =>
  typeof value === 'string' && isDate(value) ? value : undefined
export const asDateRange: Read<string> = (value) =>
  typeof value === 'string' ? readDateRange(value) : undefined
/** A day, or an instant in UTC. */
export const asMoment: Read<{ day: string } | { instant: string }> = (value) => {
  if (typeof value !== 'string') return undefined
  if (isDate(value)) return { day: value }
  const instant = toInstant(value)
  return instant === undefined ? undefined : { instant }
}

/** An amount in the smallest unit: exact, or between two units. */
export interface MinorUnits {
  floor: number
  ceil: number
}
const largestMinor = Number.MAX_SAFE_INTEGER
export const asMinorUnits: Read<MinorUnits> = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  const minor = Math.min(Math.max(value * 100, -largestMinor), largestMinor)
  if (decimalsOf(value) <= 2) {
    const exact = Math.abs(minor) < largestMinor ? toMinorUnits(value) : minor
    return { floor: exact, ceil: exact }
  }
  return { floor: Math.floor(minor), ceil: Math.ceil(minor) }
}
