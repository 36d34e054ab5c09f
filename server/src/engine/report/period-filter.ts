import type { Filter, ReportDefinition } from '@sluice/contract'
import { DateTime } from 'luxon'
import type { LoadedForm } from '../form/index.ts'
import { reportField } from './report-field.ts'

/** The running period of a comparison, or the one before it. */
export type ComparedPeriod = 'current' | 'previous'

/**
 * Picks the records of one side of a comparison: the running period up to now, or the one before up to the same point
 * and, where it is shorter, up to its end (N4.2).
 */
export function periodFilter(
  form: LoadedForm,
  compare: NonNullable<ReportDefinition['compare']>,
  period: ComparedPeriod,
  at: Date,
): Filter {
  const now = DateTime.fromJSDate(at, { zone: form.timeZone })
  const start = now.startOf(compare.period)
  const before = start.minus({ [compare.period]: 1 })
  const [from, to, end] =
    period === 'current'
      ? [start, now, start.plus({ [compare.period]: 1 })]
      : [before, before.plus(now.diff(start)), start]
  const isDate = reportField(form, compare.field)?.kind === 'date'
  const write = (time: DateTime) => (isDate ? time.toISODate()! : time.toISO()!)
  return {
    all: [
      { field: compare.field, op: 'gte', value: write(from) },
      { field: compare.field, op: 'lte', value: write(to) },
      { field: compare.field, op: 'lt', value: write(end) },
    ],
  }
}
