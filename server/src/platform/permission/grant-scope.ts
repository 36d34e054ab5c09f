import type { Scope, StandardScope } from '@sluice/policy'

/** Which rows a grant reaches, as stored and on the wire. `headedDepartments`: those one heads, and all below. */
export const grantScopes = [
  'own',
  'department',
  'departmentAndBelow',
  'headedDepartments',
  'organization',
  'tenant',
] as const
export type GrantScope = (typeof grantScopes)[number]

/** Name of the row condition behind `headedDepartments`. */
export const headedDepartments = 'headed-departments'

const policyScopes: Record<GrantScope, Scope> = {
  own: 'own',
  department: 'department',
  departmentAndBelow: 'department-and-below' satisfies StandardScope,
  headedDepartments: { condition: headedDepartments },
  organization: 'organization',
  tenant: 'tenant',
}

/** The scope as the policy compiler knows it. */
export function policyScope(scope: GrantScope): Scope {
  return policyScopes[scope]
}
