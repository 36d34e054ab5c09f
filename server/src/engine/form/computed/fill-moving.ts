import type { FieldValue, RecordValues } from '@sluice/contract'
import { type SystemFieldId, systemAttributes } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { type RecordRow, readField } from '../record/record-row.ts'
import { storageOf, toColumn } from '../storage.ts'
import { computedPlanOf } from './plan.ts'

/**
 * Computes what moves with the clock, the reader or a calendar, for rows that were read, in the rows themselves. What it
 * reads came along (`recordColumns`); a field that was not asked for is left alone.
 */
export function fillMoving(context: OperationContext, form: LoadedForm, rows: readonly RecordRow[]): void {
  const { moving } = computedPlanOf(form)
  if (moving.length === 0 || rows.length === 0) return
  const { actor } = context
  const env = {
    now: context.clock.now(),
    timeZone: form.timeZone,
    ...(actor.kind === 'member' && { user: { id: actor.memberId } }),
  }
  for (const row of rows) {
    const values = new Proxy({} as RecordValues, { get: (_, id: string) => valueIn(form, row, id) })
    for (const { field, evaluate } of moving)
      if (`f_${field.id}` in row) row[`f_${field.id}`] = toColumn(storageOf(field), evaluate(values, env))
  }
}

function valueIn(form: LoadedForm, row: RecordRow, id: string): FieldValue {
  if (id.startsWith('$')) return (row[systemAttributes[id as SystemFieldId].column] ?? null) as FieldValue
  const field = form.fields.get(id)
  return field ? readField(field, row) : null
}
