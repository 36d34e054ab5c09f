import type { Scope } from '@sluice/policy'

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

/** Names of the row conditions behind the scopes that the policy compiler does not know. */
export const headedDepartments = 'headed-departments'
export const wholeOrganization = 'whole-organization'

const policyScopes: Record<GrantScope, Scope> = {
  own: 'own',
  department: 'department',
  departmentAndBelow: 'department-and-below',
  headedDepartments: { condition: headedDepartments },
  // Records carry a department and no organization: the organization is every department of the same tree.
  organization: { condition: wholeOrganization },
  tenant: 'tenant',
}

/** The scope as the policy compiler turns it into rows. */
export function rowScope(scope: GrantScope): Scope {
  return policyScopes[scope]
}

/** The scope as it compares with others, widest last, when rights are passed on. */
export function comparableScope(scope: GrantScope): Scope {
  return scope === 'organization' ? 'organization' : policyScopes[scope]
}
