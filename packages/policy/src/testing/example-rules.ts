import type { Grant, PolicyPerson, PolicyRules } from '../model.ts'

/** A person in one department of one organization with the named roles. */
export function examplePerson(
  roleIds: readonly string[],
  overrides: Partial<PolicyPerson> = {},
): PolicyPerson {
  return {
    id: 'li',
    roles: roleIds.map((roleId) => ({ roleId })),
    departmentIds: ['sales'],
    departmentAndBelowIds: ['sales', 'sales-east'],
    organizationIds: ['acme'],
    ...overrides,
  }
}

/** Reading all orders, unless said otherwise. */
export function exampleGrant(overrides: Partial<Grant> = {}): Grant {
  return { id: 'g', permission: 'record.read', resource: 'form:order', scope: 'tenant', ...overrides }
}

/** Roles named by their ids, without parents. */
export function exampleRules(
  grants: Record<string, readonly Grant[]>,
  more: Partial<PolicyRules> = {},
): PolicyRules {
  const roles = Object.entries(grants).map(([id, list]) => [id, { id, name: id, grants: list }] as const)
  return { roles: Object.fromEntries(roles), ...more }
}
