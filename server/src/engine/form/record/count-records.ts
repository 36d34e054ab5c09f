import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { recordSource, type SourceOptions } from './record-source.ts'
import { withinSearchTime } from './search-time.ts'

export interface RecordCount {
  count: number
  estimated: boolean
}

/** Up to so many records are counted one by one. */
const exactLimit = 10_000

/**
 * How many records the actor may see. The planner is asked first: when it expects many, its estimate is the answer,
 * because counting them all takes as long as reading them all (N2.6).
 */
export async function countRecords(
  context: OperationContext,
  form: LoadedForm,
  options: Omit<SourceOptions, 'permission'>,
): Promise<RecordCount> {
  const source = await recordSource(context, form, { ...options, permission: 'record.read' })
  const from = `from ${source.from} where ${source.where}`
  const explained = await context.transaction.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `explain (format json) select ${from}`,
    source.parameters,
  )
  const estimate = explained.rows[0]!['QUERY PLAN'][0].Plan['Plan Rows']
  if (estimate > exactLimit * 2) return { count: estimate, estimated: true }
  const { rows } = await withinSearchTime(context, options.search, () =>
    context.transaction.query<{ count: number }>(
      `select count(*) as count from (select ${from} limit ${exactLimit + 1}) counted`,
      source.parameters,
    ),
  )
  const count = rows[0]!.count
  return count <= exactLimit
    ? { count, estimated: false }
    : { count: Math.max(count, estimate), estimated: true }
}
