import type { Filter, ReportDefinition } from '@sluice/contract'
import { DateTime } from 'luxon'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type LoadedForm, recordSource } from '../form/index.ts'
import { compileReport } from './compile-report.ts'
import { reportField } from './report-field.ts'

const zone = 'Asia/Shanghai'

/** The first measure in the running period and in the one before it, up to the same point (N4.2). */
export async function comparePeriods(
  context: OperationContext,
  form: LoadedForm,
  definition: ReportDefinition,
  compare: NonNullable<ReportDefinition['compare']>,
): Promise<{ current: number | null; previous: number | null }> {
  const now = DateTime.fromJSDate(context.clock.now(), { zone })
  const start = now.startOf(compare.period)
  const before = start.minus({ [compare.period]: 1 })
  const pointBefore = before.plus(now.diff(start))
  const isDate = reportField(form, compare.field)?.kind === 'date'
  const write = (time: DateTime) => (isDate ? time.toISODate()! : time.toISO()!)
  const within = (from: DateTime, to: DateTime): Filter => ({
    all: [
      { field: compare.field, op: 'gte', value: write(from) },
      { field: compare.field, op: 'lte', value: write(to) },
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
    const { rows } = await context.transaction.query<{ m0: number | null }>(sql, parameters)
    return rows[0]?.m0 ?? null
  }
  const [current, previous] = await Promise.all([
    measure(within(start, now)),
    measure(within(before, pointBefore)),
  ])
  return { current, previous }
}
