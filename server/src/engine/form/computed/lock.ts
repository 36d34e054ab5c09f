import type { OperationContext } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { isFormula } from './formula-steps.ts'
import { computedPlanOf } from './plan.ts'
import { sourceIdOf } from './reader-sql.ts'

/**
 * Takes the locks of everything that a write of records computes in other forms, or reads there, before any row is locked.
 * One order for everybody, by the ids of the forms, and all at once: nobody waits in a circle. A form that others read is held
 * alone, because what its records change there is reckoned from all of them; one that is only read is shared. Forms that
 * have to do with no other cost nothing (decision 0016).
 */
export async function lockComputed(context: OperationContext, form: LoadedForm): Promise<void> {
  const locks = await locksOf(context, form)
  if (locks.size === 0) return
  const sorted = [...locks].sort(([a], [b]) => (a < b ? -1 : 1))
  await context.transaction.query(
    `select case when l.alone then pg_advisory_xact_lock(l.key) else pg_advisory_xact_lock_shared(l.key) end
     from (select hashtextextended('computed ' || f.id, 0) as key, f.alone
       from unnest($1::text[], $2::boolean[]) with ordinality as f (id, alone, n) order by f.n offset 0) l`,
    [sorted.map(([id]) => id), sorted.map(([, alone]) => alone)],
    'computed-lock',
  )
}

async function locksOf(context: OperationContext, form: LoadedForm): Promise<Map<string, boolean>> {
  const locks = new Map<string, boolean>()
  const seen = new Set<string>()
  const visit = async (one: LoadedForm): Promise<void> => {
    if (seen.has(one.id)) return
    seen.add(one.id)
    if (one.readBy.length > 0) locks.set(one.id, true)
    for (const id of sourcesOf(one)) if (!locks.has(id)) locks.set(id, false)
    for (const id of one.readBy) {
      const reader = await loadForm(context, id).catch(() => undefined)
      if (reader) await visit(reader)
    }
  }
  await visit(form)
  return locks
}

function sourcesOf(form: LoadedForm): string[] {
  return computedPlanOf(form).late.flatMap((field) =>
    isFormula(field) ? [] : (sourceIdOf(form, field) ?? []),
  )
}
