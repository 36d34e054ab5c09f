import type { RowPredicate } from '@sluice/policy'
import { isUuid } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { type RecordPermission, resourceOf } from './form-access.ts'

/** Values bound to one statement. */
export interface Parameters {
  readonly values: unknown[]
  /** Binds a value and returns its placeholder. */
  add(value: unknown): string
}

export function newParameters(values: unknown[] = []): Parameters {
  return { values, add: (value) => `$${values.push(value)}` }
}

/**
 * The rows of a form open to the actor for one permission, as SQL over alias `r`; undefined when no clause is needed.
 * Every statement that reads or changes records carries it (P4.2).
 */
export async function rowScope(
  context: OperationContext,
  form: LoadedForm,
  permission: RecordPermission,
  parameters: Parameters,
): Promise<string | undefined> {
  const policy = await context.policy()
  return predicateSql(policy.rowPredicate(permission, resourceOf(form)), form, parameters)
}

export function predicateSql(
  predicate: RowPredicate,
  form: LoadedForm,
  parameters: Parameters,
): string | undefined {
  if (predicate.kind === 'all') return undefined
  if (predicate.kind === 'none') return 'false'
  return predicate.toSql({
    alias: 'r',
    column: (attribute) => attributeSql(attribute, form.tenantId),
    parameter: parameters.add,
  })
}

function attributeSql(attribute: string, tenantId: string): string {
  if (attribute === 'created_by' || attribute === 'owner_department_id') return `r."${attribute}"`
  if (attribute === 'organization_id') return organizationSql(tenantId)
  return 'null'
}

/** The organization of a record is the root above the department that owns it. */
function organizationSql(tenantId: string): string {
  if (!isUuid(tenantId)) throw new Error(`Not a tenant id: ${tenantId}`)
  return `(select up.ancestor_id from sluice.department_closure up
    where up.tenant_id = '${tenantId}' and up.descendant_id = r."owner_department_id" order by up.depth desc limit 1)`
}
