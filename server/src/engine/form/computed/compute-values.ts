import type { RecordValues } from '@sluice/contract'
import { isEmpty } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { RecordWrite } from '../record/record-hook.ts'
import { computeCells, computedPlanOf, computesEarly } from './plan.ts'

/**
 * The stage that computes: formulas over what is written, in the rows themselves, so that every way of writing keeps them
 * right, rules see them, and they are stored in the same statement (N2.12).
 */
export function computeValues(context: OperationContext, { form, act, rows }: RecordWrite): void {
  if ((act !== 'create' && act !== 'update') || !computesEarly(form)) return
  const { early } = computedPlanOf(form)
  const now = context.clock.now()
  const env = { now, timeZone: form.timeZone }
  for (const { values, before } of rows) {
    computeCells(form, values, now)
    if (!before) {
      for (const { field, evaluate } of early) values[field.id] = evaluate(values, env)
      continue
    }
    // What is read of a row that changes: what it becomes, else what it was.
    const after = new Proxy(values, {
      get: (target, id: string) => (id in target ? target[id] : before.valueOf(id)),
    })
    for (const { field, reads, evaluate } of early)
      if (reads.some((id) => id in values))
        keep(values, field.id, evaluate(after, env), before.valueOf(field.id))
  }
}

function keep(
  values: RecordValues,
  fieldId: string,
  value: RecordValues[string],
  before: RecordValues[string],
): void {
  const same = isEmpty(value) ? isEmpty(before) : JSON.stringify(value) === JSON.stringify(before)
  if (!same) values[fieldId] = value
}
