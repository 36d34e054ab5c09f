import type { PolicyRow } from '@sluice/policy'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { permissionOn, type RecordPermission, resourceOf } from './form-access.ts'
import { newParameters, predicateSql } from './row-scope.ts'

/** Whether the actor may do something with one record at hand; asks the database only about its organization. */
export async function rowAllows(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  row: PolicyRow,
  permission: RecordPermission,
): Promise<boolean> {
  const asked = permissionOn(form, permission)
  if (!asked) return false
  const policy = await context.policy()
  const predicate = policy.rowPredicate(asked, resourceOf(form))
  if (predicate.kind !== 'some') return predicate.kind === 'all'
  if (predicate.matches(row)) return true
  const parameters = newParameters([recordId])
  const sql = predicateSql(predicate, form, parameters)
  if (!sql?.includes('department_closure')) return false
  const { rows } = await context.transaction.query(
    `select from ${form.layout.from} where r.id = $1 and ${sql}`,
    parameters.values,
  )
  return rows.length > 0
}
