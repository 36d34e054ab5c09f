import type { OperationContext } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { isFormula } from './formula-steps.ts'
import { locksOf } from './lock-order.ts'
import { computedPlanOf } from './plan.ts'
import { sourceIdOf } from './reader-sql.ts'

/**
 * Takes the locks of everything that a write of records computes in other forms, or reads there, before any row is locked:
 * all at once and in one order, so that nobody waits in a circle. Forms that have to do with no other cost nothing
 * (decision 0016).
 */
export async function lockComputed(context: OperationContext, form: LoadedForm): Promise<void> {
  if (form.readBy.length === 0 && sourcesOf(form).length === 0) return
  const locks = await locksOf(form.id, async (id) => {
    const one = id === form.id ? form : await loadForm(context, id).catch(() => undefined)
    return one && { readBy: one.readBy, sources: sourcesOf(one) }
  })
  await context.transaction.query(
    `select case when l.alone then pg_advisory_xact_lock(l.key) else pg_advisory_xact_lock_shared(l.key) end
     from (select hashtextextended('computed ' || f.id, 0) as key, f.alone
       from unnest($1::text[], $2::boolean[]) with ordinality as f (id, alone, n) order by f.n offset 0) l`,
    [locks.map(({ formId }) => formId), locks.map(({ alone }) => alone)],
    'computed-lock',
  )
}

function sourcesOf(form: LoadedForm): string[] {
  return computedPlanOf(form).late.flatMap((field) =>
    isFormula(field) ? [] : (sourceIdOf(form, field) ?? []),
  )
}
