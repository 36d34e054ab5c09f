import type { OperationContext } from '../../../platform/operation/index.ts'
import { formChanged } from '../errors.ts'
import { forgetForm, loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { isFormula } from './formula-steps.ts'
import { type ComputedLock, locksOf } from './lock-order.ts'
import { computedPlanOf } from './plan.ts'
import { sourceIdOf } from './reader-sql.ts'

/**
 * Takes the locks of everything that a write of records computes in other forms, or reads there, before any row is locked:
 * all at once and in one order, so that nobody waits in a circle. Forms that have to do with no other cost nothing
 * (decision 0016).
 * @throws formChanged when one of the forms was published anew since it was loaded
 */
export async function lockComputed(context: OperationContext, form: LoadedForm): Promise<void> {
  if (form.readBy.length === 0 && sourcesOf(form).length === 0) return
  const { forms, locks } = await tiesAround(context, form)
  const own = locks.some(({ formId }) => formId === form.id)
  const taken = own ? locks : inOrder([...locks, { formId: form.id, alone: false }])
  // What is published is asked behind the locks: a publish holds them, too.
  const [, published] = await Promise.all([
    takeLocks(context, taken),
    context.transaction.query<{ id: string; version: number }>(
      `select id::text, current_version as version from form where tenant_id = $1 and id = any($2::uuid[])`,
      [context.tenantId, [...forms.keys()]],
      'computed-versions',
    ),
  ])
  for (const { id, version } of published.rows) {
    const loaded = forms.get(id)!
    if (loaded.version === version) continue
    forgetForm(context, id)
    throw formChanged({ form: loaded.name })
  }
}

/** The same for a publish, which nobody who writes records of the form overlaps. */
export async function lockPublished(context: OperationContext, form: LoadedForm): Promise<void> {
  const { locks } = await tiesAround(context, form)
  const others = locks.filter(({ formId }) => formId !== form.id)
  await takeLocks(context, inOrder([...others, { formId: form.id, alone: true }]))
}

async function tiesAround(context: OperationContext, form: LoadedForm) {
  const forms = new Map<string, LoadedForm>()
  const locks = await locksOf(form.id, async (id) => {
    const one = id === form.id ? form : await loadForm(context, id).catch(() => undefined)
    if (!one) return undefined
    forms.set(id, one)
    return { readBy: one.readBy, sources: sourcesOf(one) }
  })
  return { forms, locks }
}

function inOrder(locks: readonly ComputedLock[]): ComputedLock[] {
  return locks.toSorted((a, b) => (a.formId < b.formId ? -1 : 1))
}

async function takeLocks({ transaction }: OperationContext, locks: readonly ComputedLock[]): Promise<void> {
  await transaction.query(
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
