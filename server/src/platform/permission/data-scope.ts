import type { Scope } from '@sluice/policy'
import type { Transaction } from '../../database/index.ts'
import { type GrantScope, grantScopes, rowScope } from './grant-scope.ts'

/** Which data somebody reaches by one of their rights, and the departments it is measured from. */
export interface DataScope {
  scope: GrantScope
  departments: string[]
}

/** The scope as it was granted, from what the policy compiler made of it. */
export function grantScopeOf(scope: Scope): GrantScope {
  const written = JSON.stringify(scope)
  return grantScopes.find((one) => JSON.stringify(rowScope(one)) === written) ?? 'own'
}

interface PlacesRow {
  own: string[]
  headed: string[]
  organization: string[]
}

/** Departments of a member by what scopes are measured from: their own, those they head, the root above their own. */
const placesSql = `
  select
    array(select d.name from department d where d.tenant_id = m.tenant_id and d.id = m.department_id) as own,
    array(select d.name from department d where d.tenant_id = m.tenant_id and d.head_member_id = m.id order by d.id)
      as headed,
    array(select d.name from department_closure c
      join department d on d.tenant_id = c.tenant_id and d.id = c.ancestor_id
      where c.tenant_id = m.tenant_id and c.descendant_id = m.department_id order by c.depth desc limit 1)
      as organization
  from member m where m.tenant_id = $1 and m.id = $2`

/**
 * The scopes that apply together, the widest first, each with the departments it means for this member (P4.2). The whole
 * tenant says everything; nothing is listed beside it.
 */
export async function describeScopes(
  transaction: Transaction,
  tenantId: string,
  memberId: string,
  scopes: readonly GrantScope[],
): Promise<DataScope[]> {
  const asked = scopes.includes('tenant') ? (['tenant'] as const) : scopes
  const widest = grantScopes.filter((scope) => asked.includes(scope)).reverse()
  if (widest.length === 0) return []
  const { rows } = await transaction.query<PlacesRow>(placesSql, [tenantId, memberId], 'scope-places')
  const { own = [], headed = [], organization = [] } = rows[0] ?? {}
  const departments: Record<GrantScope, string[]> = {
    own: [],
    department: own,
    departmentAndBelow: own,
    headedDepartments: headed,
    organization,
    tenant: [],
  }
  // Who heads no department, or is in none, reaches nothing by it.
  return widest
    .map((scope) => ({ scope, departments: departments[scope] }))
    .filter(({ scope, departments }) => scope === 'own' || scope === 'tenant' || departments.length > 0)
}
