import { cascadeBelow } from '../cascade.ts'
import { isDate, toInstant } from '../date.ts'
import type { Field } from '../field.ts'
import { typeOf } from '../field-types.ts'
import type { Filter, FilterCondition } from '../filter.ts'
import { foldText } from '../fold-text.ts'
import { localTime } from '../format.ts'
import type { DefaultSetting } from '../pure-part.ts'
import { type FieldValue, isEmpty, type RecordValues } from '../value.ts'
import { isRelativeDate, relativeDays } from './relative-days.ts'

type Value = FilterCondition['value']

/**
 * Whether a condition holds for the values of a record: the same that a filter says in SQL. Empty values are equal to nothing,
 * differ from everything (`ne` and `notIn` hold) and are neither smaller nor larger than anything. A field that is not there is
 * empty.
 */
export function filterHolds(
  filter: Filter,
  fields: ReadonlyMap<string, Field>,
  values: RecordValues,
  setting: DefaultSetting,
): boolean {
  if ('all' in filter) return filter.all.every((part) => filterHolds(part, fields, values, setting))
  if ('any' in filter)
    return filter.any.length === 0 || filter.any.some((part) => filterHolds(part, fields, values, setting))
  const field = fields.get(filter.field)
  const value = values[filter.field]
  return conditionHolds(filter, field, isEmpty(value) ? null : value, setting)
}

/** The fields that a condition asks. */
export function fieldsOfFilter(filter: Filter): string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsOfFilter)
  if ('any' in filter) return filter.any.flatMap(fieldsOfFilter)
  return [filter.field.split('.')[0]!]
}

function conditionHolds(
  { op, value: wanted }: FilterCondition,
  field: Field | undefined,
  actual: FieldValue,
  setting: DefaultSetting,
): boolean {
  if (op === 'isEmpty') return actual === null
  if (op === 'isNotEmpty') return actual !== null
  if (!field) return op === 'ne' || op === 'notIn'
  if (op === 'isMe') return isMe(field, actual, setting)
  if (typeOf(field).isList(field)) return listHolds(op, (actual ?? []) as string[], wanted)
  if (actual === null) return op === 'ne' || op === 'notIn'
  const own = typeOf(field).holds?.(op, String(actual), [wanted].flat().map(String), setting)
  if (own !== undefined) return own
  if (op === 'relative') return isWithin(field, String(actual), String(wanted), setting)
  if (isCascade(field)) return cascadeHolds(op, String(actual), wanted, field.choices)
  return scalarHolds(op, actual as string | number | boolean, wanted, field, setting)
}

function isMe(field: Field, actual: FieldValue, setting: DefaultSetting): boolean {
  const { memberId, departmentId, organizationId = null } = setting
  const part = typeOf(field)
  const mine = part.isMe === 'organization' ? organizationId : departmentId
  const me = part.names === 'departments' ? mine : memberId
  if (me === null || actual === null) return false
  return Array.isArray(actual) ? (actual as string[]).includes(me) : actual === me
}

function listHolds(op: FilterCondition['op'], actual: readonly string[], value: Value): boolean {
  const wanted = (Array.isArray(value) ? value : [value]).map(String)
  const has = (item: string) => actual.includes(item)
  if (op === 'contains') return has(wanted[0]!)
  if (op === 'in') return wanted.some(has)
  if (op === 'notIn') return !wanted.some(has)
  const same = actual.length > 0 && wanted.every(has) && actual.every((item) => wanted.includes(item))
  return op === 'eq' ? same : !same
}

type Cascade = Field & { choices: readonly { value: string; label: string; parent?: string }[] }

function isCascade(field: Field): field is Cascade {
  return 'choices' in field && field.choices.some((choice) => 'parent' in choice)
}

function cascadeHolds(
  op: FilterCondition['op'],
  actual: string,
  value: Value,
  choices: Cascade['choices'],
): boolean {
  const some = [value].flat().some((wanted) => cascadeBelow(choices, String(wanted)).includes(actual))
  return op === 'eq' || op === 'in' ? some : !some
}

function scalarHolds(
  op: FilterCondition['op'],
  actual: string | number | boolean,
  value: Value,
  field: Field,
  setting: DefaultSetting,
): boolean {
  const order = (other: unknown) => compare(field, actual, other, setting)
  const list = Array.isArray(value) ? value : [value]
  switch (op) {
    case 'eq':
      return order(value) === 0
    case 'ne':
      return order(value) !== 0
    case 'lt':
      return order(value) < 0
    case 'lte':
      return order(value) <= 0
    case 'gt':
      return order(value) > 0
    case 'gte':
      return order(value) >= 0
    case 'between':
      return order(list[0]) >= 0 && order(list[1]) <= 0
    case 'in':
      return list.some((item) => order(item) === 0)
    case 'notIn':
      return list.every((item) => order(item) !== 0)
    case 'contains':
      return foldText(String(actual)).includes(foldText(String(value)))
    case 'startsWith':
      return foldText(String(actual)).startsWith(foldText(String(value)))
    default:
      return false
  }
}

function compare(field: Field, actual: string | number | boolean, other: unknown, setting: DefaultSetting) {
  if (typeof actual === 'number') return actual - Number(other)
  if (typeof actual === 'boolean') return Number(actual) - Number(other)
  if (typeOf(field).formulaType(field) === 'datetime') return compareMoments(actual, String(other), setting)
  return compareTexts(actual, String(other))
}

/** A day is equal to each of its moments. */
function compareMoments(actual: string, other: string, { timeZone }: DefaultSetting): number {
  if (isDate(other)) return compareTexts(localTime(new Date(actual), timeZone).day, other)
  return Date.parse(actual) - Date.parse(toInstant(other) ?? other)
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : codePoints(one, other)
}

/** By code points, as the database compares. */
function codePoints(one: string, other: string): number {
  const [left, right] = [[...one], [...other]]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function isWithin(
  field: Field,
  actual: string,
  relative: string,
  { now, timeZone }: DefaultSetting,
): boolean {
  const day = typeOf(field).formulaType(field) === 'date' ? actual : localTime(new Date(actual), timeZone).day
  if (!isRelativeDate(relative)) return false
  const { from, to } = relativeDays(relative, localTime(now, timeZone).day)
  return day >= from && day < to
}
