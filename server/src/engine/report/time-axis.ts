import type { Dimension, Filter, FilterCondition, ReportDefinition } from '@sluice/contract'
import { isRelativeDate } from '@sluice/form/check'
import { DateTime } from 'luxon'
import { relativeRange } from '../form/index.ts'
import type { CompiledReport } from './compiled-report.ts'

/** What time it is, and where. */
export interface TimeSetting {
  now: Date
  timeZone: string
}

type Bucket = NonNullable<Dimension['bucket']>

/** A longer axis is not filled: nobody reads so many points, and days may be ten thousand years apart. */
export const longestAxis = 1000

/**
 * Every bucket of a chart along one date or moment, in the order of the chart: those without records too, from the
 * first to the last that has some (N4.1). The bounds that the filter sets on the same field widen it, though not into
 * the future: a month that is still to come is not empty.
 * @param keys of the groups of the answer, in its order
 * @returns undefined where groups do not lie along time: other charts, an order by a number, a cut
 */
export function timeAxis(
  definition: ReportDefinition,
  { dimensions }: CompiledReport,
  keys: readonly (string | null)[][],
  { now, timeZone }: TimeSetting,
): (string | null)[] | undefined {
  const [dimension] = dimensions
  const { chart, rows, sort, top } = definition
  const bucket = dimension?.bucket ?? (dimension?.field.kind === 'date' ? 'day' : undefined)
  if ((chart !== 'line' && chart !== 'bar') || rows.length !== 1 || !dimension || !bucket) return undefined
  if (top !== undefined || (sort[0] && sort[0].field !== dimension.field.id)) return undefined
  const found = keys.flatMap(([key]) => key ?? []).map((key) => dayOf(key, timeZone))
  if (found.length === 0 || found.some((day) => !day.isValid)) return undefined
  const { from, to } = boundsOf(definition.filter, dimension.field.id, { now, timeZone })
  const present = DateTime.fromJSDate(now, { zone: timeZone })
  const [one, ...others] = found as [DateTime, ...DateTime[]]
  const first = earliest(one, ...others, ...(from ? [from] : [])).startOf(bucket)
  const last = latest(one, ...others, ...(to ? [earliest(to, latest(present, first))] : []))
  const axis = bucketsBetween(first, last.startOf(bucket), bucket)
  if (!axis) return undefined
  if (sort[0]?.direction === 'desc') axis.reverse()
  return keys.some(([key]) => key === null) ? [...axis, null] : axis
}

function bucketsBetween(first: DateTime, last: DateTime, bucket: Bucket): string[] | undefined {
  if (last.diff(first, bucket === 'quarter' ? 'quarters' : `${bucket}s`).as(bucket) >= longestAxis)
    return undefined
  const axis: string[] = []
  for (let step = 0; axis.length <= longestAxis; step++) {
    const each = first.plus({ [bucket]: step })
    if (each > last) return axis
    axis.push(each.toISODate()!)
  }
  return undefined
}

interface Bounds {
  from?: DateTime
  to?: DateTime
}

/** What every record lies between by the conditions that all must hold. */
function boundsOf(filter: Filter | undefined, field: string, time: TimeSetting): Bounds {
  if (!filter || 'any' in filter) return {}
  if ('all' in filter) {
    const parts = filter.all.map((part) => boundsOf(part, field, time))
    const [from] = parts.flatMap((part) => part.from ?? []).sort((a, b) => Number(b) - Number(a))
    const [to] = parts.flatMap((part) => part.to ?? []).sort((a, b) => Number(a) - Number(b))
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  }
  return filter.field === field ? boundsOfCondition(filter, time) : {}
}

function boundsOfCondition({ op, value }: FilterCondition, { now, timeZone }: TimeSetting): Bounds {
  const between = (from: unknown, to: unknown): Bounds => {
    const [first, last] = [dayOf(from, timeZone), dayOf(to, timeZone)]
    return { ...(first.isValid ? { from: first } : {}), ...(last.isValid ? { to: last } : {}) }
  }
  const before = (end: DateTime): Bounds => (end.isValid ? { to: end.minus({ milliseconds: 1 }) } : {})
  switch (op) {
    case 'gt':
    case 'gte':
      return between(value, undefined)
    case 'lt':
      // Nothing of that very day is meant, nor of that very moment.
      return before(dayOf(value, timeZone))
    case 'lte':
      return between(undefined, value)
    case 'between':
      return Array.isArray(value) ? between(value[0], value[1]) : {}
    case 'relative': {
      if (!isRelativeDate(value)) return {}
      const range = relativeRange(value, now, timeZone)
      return { ...between(range.from, undefined), ...before(dayOf(range.to, timeZone)) }
    }
    default:
      return {}
  }
}

/** The moment an ISO text names in a zone; not valid for anything else. */
function dayOf(value: unknown, zone: string): DateTime {
  return typeof value === 'string' ? DateTime.fromISO(value, { zone }) : DateTime.invalid('text')
}

/** At least one day; all are told in the same zone. */
const earliest = (...days: [DateTime, ...DateTime[]]) => DateTime.min(...days) as DateTime
const latest = (...days: [DateTime, ...DateTime[]]) => DateTime.max(...days) as DateTime
