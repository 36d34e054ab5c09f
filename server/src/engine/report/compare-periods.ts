import type { Filter, ReportDefinition } from '@sluice/contract'
import { DateTime } from 'luxon'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type LoadedForm, recordSource } from '../form/index.ts'
import { compileReport } from './compile-report.ts'
import { reportField } from './report-field.ts'

const zone = 'Asia/Shanghai'

/**
 * The first measure in the running period and in the one before it, up to the same point or, where the one before is
 * shorter, up to its end (N4.2). Null when the measure is a date: of two dates no change can be told.
 */
export async function comparePeriods(
  context: OperationContext,
  form: LoadedForm,
  definition: ReportDefinition,
  compare: NonNullable<ReportDefinition['compare']>,
): Promise<{ current: number | null; previous: number | null } | null> {
  const now = DateTime.fromJSDate(context.clock.now(), { zone })
  const start = now.startOf(compare.period)
  const before = start.minus({ [compare.period]: 1 })
  const pointBefore = before.plus(now.diff(start))
  const isDate = reportField(form, compare.field)?.kind === 'date'
  const write = (time: DateTime) => (isDate ? time.toISODate()! : time.toISO()!)
  const within = (from: DateTime, to: DateTime, end: DateTime): Filter => ({
    all: [
      { field: compare.field, op: 'gte', value: write(from) },
      { field: compare.field, op: 'lte', value: write(to) },
      { field: compare.field, op: 'lt', value: write(end) },
    ],
  })
  const measure = async (period: Filter) => {
    const filter: Filter = definition.filter ? { all: [definition.filter, period] } : period
    const source = await recordSource(context, form, { permission: 'record.read', filter })
    const { sql, parameters } = compileReport(form, source, {
      ...definition,
      rows: [],
      columns: [],
      sort: [],
    })
    const { rows } = await context.transaction.query<{ m0: number | string | null }>(sql, parameters)
    return rows[0]?.m0 ?? null
  }
  const [current, previous] = await Promise.all([
    measure(within(start, now, start.plus({ [compare.period]: 1 }))),
    measure(within(before, pointBefore, start)),
  ])
  if (typeof current === 'string' || typeof previous === 'string') return null
  return { current, previous }
}
