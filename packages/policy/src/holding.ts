import type { RoleLink } from './explanation.ts'
import { collectRole, type HeldRole } from './held-roles.ts'
import { type Interval, overlap } from './interval.ts'
import type { Grant, PolicyRules, RoleAssignment } from './model.ts'

/** A role that reaches a person through one assignment, and when. */
export interface RoleHolding extends HeldRole {
  readonly during: Interval
}

/** A grant that reaches a person through one assignment, and when. Conditions of the grant are not looked at. */
export interface GrantHolding {
  readonly grant: Grant
  readonly roles: readonly RoleLink[]
  readonly during: Interval
}

/** Every way in which assignments lead to roles, past and future included. */
export function roleHoldings(assignments: readonly RoleAssignment[], rules: PolicyRules): RoleHolding[] {
  return assignments.flatMap(({ roleId, validity }) => {
    const found = new Map<string, HeldRole>()
    collectRole(found, roleId, rules)
    return [...found.values()].map((held) => ({ ...held, during: overlap(validity) }))
  })
}

/** Every way in which assignments lead to grants, past and future included. */
export function grantHoldings(assignments: readonly RoleAssignment[], rules: PolicyRules): GrantHolding[] {
  return roleHoldings(assignments, rules).flatMap(({ role, path, during }) =>
    role.grants.map((grant) => ({ grant, roles: path, during: overlap(during, grant.validity) })),
  )
}
