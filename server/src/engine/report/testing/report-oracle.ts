import type { Dimension, Field, FieldValue, Measure, ReportDefinition } from '@sluice/contract'
import { compareCodePoints } from '../../form/testing/filter-oracle.ts'

export type ReportValues = Record<string, FieldValue>
type Key = string | null
interface Group {
  keys: Key[]
  values: (number | string | null)[]
}

/** What a report shows, said a second time in plain JavaScript over records at hand; numbers have at most two decimals. */
export function expectedGroups(
  definition: ReportDefinition,
  records: readonly ReportValues[],
  fields: ReadonlyMap<string, Field>,
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
  all.sort(orderOf(definition, dimensions, fields))
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
  const values = records.map((record) => record[field!] ?? null).filter((value) => value !== null)
  if (aggregate === 'countDistinct') return new Set(values).size
  if (values.length === 0) return null
  if (aggregate === 'min' || aggregate === 'max') {
    const sorted = [...(values as (string | number)[])].sort(compare)
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

/** As asked, else by time, else the largest number first; then by the groups themselves. Empty always comes last. */
function orderOf(
  { sort }: ReportDefinition,
  dimensions: Dimension[],
  fields: ReadonlyMap<string, Field>,
): (a: Group, b: Group) => number {
  const readers = dimensions.map(({ field }, index) => (group: Group) => {
    const key = group.keys[index] ?? null
    const { type } = fields.get(field)!
    return key !== null && (type === 'number' || type === 'money') ? Number(key) : key
  })
  const asked = sort.map(({ field, direction }) => ({
    read: /^m\d$/.test(field)
      ? (group: Group) => group.values[Number(field[1])] ?? null
      : readers[dimensions.findIndex((dimension) => dimension.field === field)]!,
    sign: direction === 'asc' ? 1 : -1,
  }))
  const first = dimensions[0] && fields.get(dimensions[0].field)!.type
  const byNumber = asked.length === 0 && dimensions.length === 1 && first !== 'date' && first !== 'dateTime'
  const keys = [
    ...asked,
    ...(byNumber ? [{ read: (group: Group) => group.values[0] ?? null, sign: -1 }] : []),
    ...readers.map((read) => ({ read, sign: 1 })),
  ]
  return (a, b) => {
    for (const { read, sign } of keys) {
      const [left, right] = [read(a), read(b)]
      if (left === right) continue
      if (left === null || right === null) return left === null ? 1 : -1
      const difference = compare(left, right) * sign
      if (difference !== 0) return difference
    }
    return 0
  }
}
