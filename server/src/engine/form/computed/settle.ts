import { startVisibleJob } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { recomputeRecordsJob } from '../jobs/recompute-records.ts'
import type { RecordWrite } from '../record/record-hook.ts'
import { computedPlanOf } from './plan.ts'
import { recomputeRows, theseRows } from './recompute.ts'
import { type LeftRecords, spread } from './spread.ts'

/**
 * Computes what only the database knows: of the records that were written, and of those elsewhere that read them, in the
 * same transaction where these are few. The rows of the write get what was computed.
 */
export async function settleComputed(context: OperationContext, write: RecordWrite): Promise<void> {
  const { form, act, rows } = write
  if (act === 'purge' || rows.length === 0) return
  const { late, lateReads } = computedPlanOf(form)
  const ids = rows.map(({ id }) => id)
  const touched = new Set(rows.flatMap(({ values }) => Object.keys(values)))
  const isTouched = act === 'create' || act === 'restore' || [...touched].some((id) => lateReads.has(id))
  if (late.length > 0 && act !== 'delete' && isTouched) {
    const changed = await recomputeRows(context, form, late, theseRows(ids))
    for (const row of rows) {
      const values = changed.get(row.id)
      if (!values) continue
      Object.assign(row.values, values)
      for (const id of Object.keys(values)) touched.add(id)
    }
  }
  if (form.readBy.length === 0) return
  const before = (fieldId: string) =>
    rows.flatMap((row) => (row.before && fieldId in row.values ? [row.before.valueOf(fieldId)] : []))
  if (act === 'flow') touched.add('$flowState')
  const came = act !== 'update' && act !== 'flow'
  const left = await spread(context, { form, ids, before, ...(!came && { fields: touched }) })
  await leaveToJob(context, left, form.name)
}

/** What a write cannot compute at once is computed by a job that its writer can watch. */
export async function leaveToJob(
  context: OperationContext,
  left: readonly LeftRecords[],
  title: string,
): Promise<void> {
  for (const input of left) await startVisibleJob(context, recomputeRecordsJob, { title, input })
}
