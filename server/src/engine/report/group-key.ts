import type { RecordSource } from '../form/index.ts'
import type { CompiledDimension } from './compiled-report.ts'

/** How a dimension becomes groups. */
export interface GroupKey {
  /** What the records are grouped by: of few bytes, and worked out quickly, for it is done for each. */
  group: string
  /** The key as the answer has it, made once a group. */
  shown: string
  /** A common table expression that both need. */
  span?: string
}

/** Whole periods, as PostgreSQL steps from one to the next. */
const steps = { week: '1 week', month: '1 month', quarter: '3 months', year: '1 year' } as const

/**
 * SQL of a dimension. A period is found by its place among the beginnings of all periods from the first to the last record:
 * writing the beginning of its period for each record took six times as long as the rest of the report.
 */
export function groupKey(
  source: RecordSource,
  { field, bucket }: CompiledDimension,
  index: number,
): GroupKey {
  const column = field.multiple ? `each${index}.value` : source.column(field.id)
  const key = `g.d${index}`
  if (bucket === 'day') {
    const group = field.kind === 'dateTime' ? `(${local(source, column)})::date` : column
    return { group, shown: day(key) }
  }
  if (bucket) return periodKey(source, { column, index, step: bucket, isMoment: field.kind === 'dateTime' })
  if (field.kind === 'money') return { group: column, shown: `trim_scale(${key} / 100.0)::text` }
  if (field.kind === 'number') return { group: column, shown: `trim_scale(${key})::text` }
  return { group: column, shown: `${key}::text` }
}

interface Period {
  column: string
  index: number
  step: keyof typeof steps
  /** A point in time, whose period is that of the day it has in the tenant's zone. */
  isMoment: boolean
}

function periodKey(source: RecordSource, { column, index, step, isMoment }: Period): GroupKey {
  const [first, last] = isMoment
    ? [local(source, 'first'), local(source, 'last')]
    : ['first::timestamp', 'last::timestamp']
  const start = isMoment ? `start at time zone '${source.timeZone}'` : 'start::date'
  const starts = `(select starts from span${index})`
  const shown = `${starts}[g.d${index}]`
  return {
    span: `span${index} as materialized (
  select array(select ${start} from generate_series(date_trunc('${step}', ${first}), ${last}, '${steps[step]}') start) as starts
  from (select min(${column}) as first, max(${column}) as last from ${source.from} where ${source.where}) records)`,
    group: `width_bucket(${column}, ${starts})`,
    shown: day(isMoment ? local(source, shown) : shown),
  }
}

function local({ timeZone }: RecordSource, moment: string): string {
  return `(${moment} at time zone '${timeZone}')`
}

function day(date: string): string {
  return `to_char(${date}, 'YYYY-MM-DD')`
}
