import type { Field, FieldValue, Filter, FilterCondition } from '@sluice/contract'
import { foldText } from '@sluice/form'
import { DateTime } from 'luxon'

/**
 * What a filter means, said a second time in plain JavaScript and as far from SQL as possible. SQL and the conditions of rules
 * (`filterHolds`) are both held to it, so it calls neither, though parts of it look like the latter.
 */
export interface OracleSetting {
  now: string
  memberId: string
  departmentId: string | null
  /** The department above it that lies in no other. */
  organizationId: string | null
}

type Row = Record<string, FieldValue>

export function matches(
  filter: Filter,
  row: Row,
  fields: Map<string, Field>,
  setting: OracleSetting,
): boolean {
  if ('all' in filter) return filter.all.every((part) => matches(part, row, fields, setting))
  if ('any' in filter) {
    return filter.any.length === 0 || filter.any.some((part) => matches(part, row, fields, setting))
  }
  return holds(filter, row[filter.field] ?? null, fields.get(filter.field)!, setting)
}

function holds(
  { op, value }: FilterCondition,
  actual: FieldValue,
  field: Field,
  setting: OracleSetting,
): boolean {
  if (op === 'isEmpty') return actual === null
  if (op === 'isNotEmpty') return actual !== null
  if (op === 'isMe') {
    const mine = { department: setting.departmentId, organization: setting.organizationId }
    const me = field.type in mine ? mine[field.type as keyof typeof mine] : setting.memberId
    return Array.isArray(actual) ? (actual as string[]).includes(me!) : actual !== null && actual === me
  }
  if (field.type === 'richText')
    return actual !== null && foldText(readLoud(actual as string)).includes(foldText(String(value)))
  if (field.type === 'address') return liesIn(op, actual as string | null, [value].flat() as string[])
  if (field.type === 'dateRange') return rangeHolds(op, actual as string | null, value, setting.now)
  if (op === 'relative')
    return actual !== null && inRelative(field, actual as string, value as string, setting.now)
  const isList = field.type === 'multipleChoice' || ('multiple' in field && field.multiple === true)
  return isList
    ? listHolds(op, (actual ?? []) as string[], value)
    : scalarHolds(op, actual as string | number | boolean | null, value, field)
}

function listHolds(op: FilterCondition['op'], actual: string[], value: FilterCondition['value']): boolean {
  const wanted = (Array.isArray(value) ? value : [value]) as string[]
  if (op === 'contains') return actual.includes(wanted[0]!)
  if (op === 'in') return wanted.some((item) => actual.includes(item))
  if (op === 'notIn') return !wanted.some((item) => actual.includes(item))
  const same =
    actual.length > 0 &&
    actual.length === new Set(wanted).size &&
    wanted.every((item) => actual.includes(item))
  return op === 'eq' ? same : !same
}

function scalarHolds(
  op: FilterCondition['op'],
  actual: string | number | boolean | null,
  value: FilterCondition['value'],
  field: Field,
): boolean {
  if (field.type === 'cascade') return cascadeHolds(op, actual as string | null, value, field.choices)
  const order = (other: unknown) => compare(field, actual!, other as string | number)
  const list = value as (string | number)[]
  if (actual === null) return op === 'ne' || op === 'notIn'
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
      throw new Error(`The oracle does not know ${op}`)
  }
}

/** What somebody reads aloud from a formatted text. */
function readLoud(html: string): string {
  const texts = html.split(/<[^>]*>/).join(' ')
  return texts.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** A region is the parts before the first blank; one holds another when its parts are the other's first. */
function liesIn(op: FilterCondition['op'], actual: string | null, wanted: readonly string[]): boolean {
  if (actual === null) return op === 'notIn'
  if (op === 'contains') return foldText(actual).includes(foldText(wanted[0]!))
  const parts = actual.split(' ')[0]!.split('/')
  const within = wanted.some((path) => path.split('/').every((part, index) => parts[index] === part))
  return op === 'notIn' ? !within : within
}

/** Days from the first to the last, one by one. */
function rangeHolds(
  op: FilterCondition['op'],
  actual: string | null,
  value: FilterCondition['value'],
  now: string,
): boolean {
  if (actual === null) return op === 'ne'
  if (op === 'eq' || op === 'ne') return (actual === value) === (op === 'eq')
  const [first, last] = actual.split('/') as [string, string]
  const some = (holds: (day: string) => boolean) => {
    for (
      let day = DateTime.fromISO(first, { zone: 'utc' });
      day.toISODate()! <= last;
      day = day.plus({ days: 1 })
    )
      if (holds(day.toISODate()!)) return true
    return false
  }
  const [from, to] = [value].flat() as [string, string]
  switch (op) {
    case 'contains':
      return some((day) => day === from)
    case 'between':
      return from <= to ? some((day) => day >= from && day <= to) : first <= to && last >= from
    case 'relative':
      return some((day) => inRelative({ id: 'd', name: 'd', type: 'date' }, day, from, now))
    case 'gt':
      return first > from
    case 'gte':
      return first >= from
    case 'lt':
      return last < from
    case 'lte':
      return last <= from
    default:
      throw new Error(`The oracle does not know ${op} of a range`)
  }
}

/** A choice means itself and whatever lies below it. */
function cascadeHolds(
  op: FilterCondition['op'],
  actual: string | null,
  value: FilterCondition['value'],
  choices: readonly { value: string; parent?: string | undefined }[],
): boolean {
  const above: unknown[] = []
  for (let at = actual; at; at = choices.find((choice) => choice.value === at)?.parent ?? null) above.push(at)
  const some = [value].flat().some((wanted) => above.includes(wanted))
  return op === 'eq' || op === 'in' ? some : !some
}

function compare(field: Field, actual: string | number | boolean, other: string | number): number {
  if (['number', 'money', 'percent', 'duration', 'rating', 'slider'].includes(field.type))
    return Number(actual) - Number(other)
  if (field.type === 'dateTime') return compareMoments(String(actual), String(other))
  return compareCodePoints(String(actual), String(other))
}

/** A day of the tenant is equal to each of its moments. */
function compareMoments(actual: string, other: string): number {
  if (other.length > 10) return Date.parse(actual) - Date.parse(other)
  return compareCodePoints(shanghaiDay(actual), other)
}

function shanghaiDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}

const pinyin = new Intl.Collator('zh-u-co-pinyin', { numeric: true })

/** How texts come in a list of a Chinese reader; what is equal there comes by code point. */
export function compareTexts(a: string, b: string): number {
  return pinyin.compare(a, b) || compareCodePoints(a, b)
}

export function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function inRelative(field: Field, actual: string, relative: string, now: string): boolean {
  const day = DateTime.fromISO(field.type === 'date' ? actual : shanghaiDay(actual), { zone: 'utc' })
  const today = DateTime.fromISO(shanghaiDay(now), { zone: 'utc' })
  const age = today.diff(day, 'days').days
  const monday = (date: DateTime) => date.minus({ days: date.weekday - 1 }).toISODate()
  switch (relative) {
    case 'today':
      return age === 0
    case 'yesterday':
      return age === 1
    case 'last7Days':
      return age >= 0 && age < 7
    case 'last30Days':
      return age >= 0 && age < 30
    case 'thisWeek':
      return monday(day) === monday(today)
    case 'lastWeek':
      return monday(day.plus({ days: 7 })) === monday(today)
    case 'thisMonth':
      return day.toFormat('yyyyMM') === today.toFormat('yyyyMM')
    case 'lastMonth':
      return day.toFormat('yyyyMM') === today.set({ day: 1 }).minus({ days: 1 }).toFormat('yyyyMM')
    case 'thisQuarter':
      return day.year === today.year && day.quarter === today.quarter
    case 'thisYear':
      return day.year === today.year
    case 'lastYear':
      return day.year === today.year - 1
    default:
      throw new Error(`The oracle does not know ${relative}`)
  }
}
