import type { RowPredicate } from '@sluice/policy'
import { isUuid } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { ruleOf, ruleSql } from '../../../platform/system-form/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { hasOwnRows, permissionOn, type RecordPermission, resourceOf } from './form-access.ts'

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
  const asked = permissionOn(form, permission)
  const granted = asked
    ? predicateSql(policy.rowPredicate(asked, resourceOf(form)), form, parameters)
    : 'false'
  const rows = form.system?.access.rows
  if (granted === undefined || !rows || !hasOwnRows(form, permission)) return granted
  const rule = await ruleOf(context, rows)
  if (rule === 'all') return undefined
  const own = ruleSql(rule, parameters.add)
  return granted === 'false' ? own : `(${granted} or ${own})`
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
    column: (attribute) => attributeSql(attribute, form),
    parameter: parameters.add,
  })
}

function attributeSql(attribute: string, form: LoadedForm): string {
  const department = scopeColumn(form, 'owner_department_id')
  if (attribute === 'created_by') return scopeColumn(form, 'created_by')
  if (attribute === 'owner_department_id') return department
  if (attribute === 'organization_id') return organizationSql(form.tenantId, department)
  return 'null'
}

/** What a scope of a grant compares. */
function scopeColumn({ system }: LoadedForm, attribute: 'created_by' | 'owner_department_id'): string {
  if (!system) return `r."${attribute}"`
  const column = attribute === 'created_by' ? system.scopes?.own : system.scopes?.department
  return column ? `r.${column}` : 'null::uuid'
}

/** The organization of a record is the root above the department that owns it. */
function organizationSql(tenantId: string, department: string): string {
  if (!isUuid(tenantId)) throw new Error(`Not a tenant id: ${tenantId}`)
  return `(select up.ancestor_id from sluice.department_closure up
    where up.tenant_id = '${tenantId}' and up.descendant_id = ${department} order by up.depth desc limit 1)`
}
