import type { Dimension, Field, FieldValue, Measure, ReportDefinition } from '@sluice/contract'
import type { TestHouse } from '../../../testing/test-house.ts'
import { compareCodePoints, compareTexts } from '../../form/testing/filter-oracle.ts'

export type ReportValues = Record<string, FieldValue>
type Key = string | null

/** The people of a test house by id. */
export function namesOf({ admin, head, applicant, finance }: TestHouse): Map<string, string> {
  return new Map([admin, head, applicant, finance].map(({ memberId, name }) => [memberId, name]))
}

interface Group {
  keys: Key[]
  values: (number | string | null)[]
}

/**
 * What a report shows, said a second time in plain JavaScript over records at hand; numbers have at most two decimals.
 * @param names of the members, departments and records that values name by id
 */
export function expectedGroups(
  definition: ReportDefinition,
  records: readonly ReportValues[],
  fields: ReadonlyMap<string, Field>,
  names: ReadonlyMap<string, string>,
): Group[] {
  const dimensions = [...definition.rows, ...definition.columns]
  const groups = new Map<string, { keys: Key[]; records: ReportValues[] }>()
  // Without dimensions everything is one group, even nothing.
  if (dimensions.length === 0) groups.set('[]', { keys: [], records: [] })
  for (const record of records) {
    for (const keys of keysOf(dimensions, record, fields)) {
      const name = JSON.stringify(keys)
      const group = groups.get(name) ?? { keys, records: [] }
      group.records.push(record)
      groups.set(name, group)
    }
  }
  const measures: Measure[] = definition.measures.length > 0 ? definition.measures : [{ aggregate: 'count' }]
  const all = [...groups.values()].map(({ keys, records: members }) => ({
    keys,
    values: measures.map((measure) => measureOf(measure, members)),
  }))
  all.sort(orderOf(definition, dimensions, fields, names))
  return all.slice(0, definition.top)
}

/** The groups a record counts in: one, or one for each element of a list. */
function keysOf(dimensions: Dimension[], record: ReportValues, fields: ReadonlyMap<string, Field>): Key[][] {
  return dimensions.reduce<Key[][]>(
    (found, dimension) => {
      const keys = keysOfOne(dimension, record[dimension.field] ?? null, fields.get(dimension.field)!)
      return found.flatMap((before) => keys.map((key) => [...before, key]))
    },
    [[]],
  )
}

function keysOfOne({ bucket }: Dimension, value: FieldValue, field: Field): Key[] {
  if (value === null) return [null]
  if (Array.isArray(value)) return value as string[]
  if (field.type === 'dateTime') return [bucketStart(shanghaiDay(value as string), bucket ?? 'day')]
  return [bucket ? bucketStart(value as string, bucket) : String(value)]
}

function shanghaiDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The first day of a day's week (from Monday), month, quarter or year. */
export function bucketStart(day: string, bucket: NonNullable<Dimension['bucket']>): string {
  const [year = '', month = ''] = day.split('-')
  switch (bucket) {
    case 'day':
      return day
    case 'week': {
      const date = new Date(`${day}T00:00:00Z`)
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
      return date.toISOString().slice(0, 10)
    }
    case 'month':
      return `${year}-${month}-01`
    case 'quarter':
      return `${year}-${['01', '04', '07', '10'][Math.floor((Number(month) - 1) / 3)]}-01`
    case 'year':
      return `${year}-01-01`
  }
}

function measureOf({ field, aggregate }: Measure, records: ReportValues[]): number | string | null {
  if (aggregate === 'count') return records.length
  const values = records.flatMap((record) => (record[field!] ?? []) as string | number | string[])
  if (aggregate === 'countDistinct') return new Set(values).size
  if (values.length === 0) return null
  if (aggregate === 'min' || aggregate === 'max') {
    const sorted = [...values].sort(compare)
    return sorted.at(aggregate === 'min' ? 0 : -1)!
  }
  const hundredths = (values as number[]).reduce((sum, value) => sum + Math.round(value * 100), 0)
  if (aggregate === 'sum') return hundredths / 100
  const rounded = Math.round((Math.abs(hundredths) * 100) / values.length) / 10_000
  return hundredths < 0 ? -rounded : rounded
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' ? a - (b as number) : compareCodePoints(a, b as string)
}

/** As asked, else by time, else a text or number by size, else by the form's choices or by name. Empty always comes last. */
function orderOf(
  { sort }: ReportDefinition,
  dimensions: Dimension[],
  fields: ReadonlyMap<string, Field>,
  names: ReadonlyMap<string, string>,
): (a: Group, b: Group) => number {
  const readers = dimensions.map(({ field }, index) => {
    const placeOf = placeIn(fields.get(field)!, names)
    return (group: Group) => {
      const key = group.keys[index] ?? null
      return key === null ? null : placeOf(key)
    }
  })
  const asked = sort.map(({ field, direction }) => ({
    read: /^m\d$/.test(field)
      ? (group: Group) => group.values[Number(field[1])] ?? null
      : readers[dimensions.findIndex((dimension) => dimension.field === field)]!,
    sign: direction === 'asc' ? 1 : -1,
  }))
  const first = dimensions[0] && fields.get(dimensions[0].field)!.type
  const bare = first === 'text' || first === 'number' || first === 'money'
  const bySize = asked.length === 0 && dimensions.length === 1 && bare
  const keys = [
    ...asked,
    ...(bySize ? [{ read: (group: Group) => group.values[0] ?? null, sign: -1 }] : []),
    ...readers.map((read) => ({ read, sign: 1 })),
  ]
  return (a, b) => {
    for (const { read, sign } of keys) {
      const [left, right] = [read(a), read(b)]
      if (left === right) continue
      if (left === null || right === null) return left === null ? 1 : -1
      const difference =
        (typeof left === 'number' ? left - (right as number) : compareTexts(left, right as string)) * sign
      if (difference !== 0) return difference
    }
    return 0
  }
}

/** What the groups of a field are compared by. */
function placeIn(field: Field, names: ReadonlyMap<string, string>): (key: string) => string | number {
  switch (field.type) {
    case 'number':
    case 'money':
      return Number
    case 'singleChoice':
    case 'multipleChoice':
      return (key) => field.choices.findIndex(({ value }) => value === key)
    case 'member':
    case 'department':
    case 'organization':
    case 'role':
    case 'relation':
      return (key) => names.get(key)!
    default:
      return (key) => key
  }
}
