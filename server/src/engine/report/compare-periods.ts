import type { ReportDefinition } from '@sluice/contract'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type LoadedForm, recordSource } from '../form/index.ts'
import { compileReport } from './compile-report.ts'
import { type ComparedPeriod, periodFilter } from './period-filter.ts'

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
  const measure = async (side: ComparedPeriod) => {
    const period = periodFilter(form, compare, side, context.clock.now())
    const source = await recordSource(context, form, {
      permission: 'record.read',
      filter: definition.filter,
      within: period,
    })
    const { sql, parameters } = compileReport(form, source, {
      ...definition,
      rows: [],
      columns: [],
      sort: [],
    })
    const { rows } = await context.transaction.query<{ m0: number | string | null }>(sql, parameters)
    return rows[0]?.m0 ?? null
  }
  const [current, previous] = await Promise.all([measure('current'), measure('previous')])
  if (typeof current === 'string' || typeof previous === 'string') return null
  return { current, previous }
}
