import type { RefusalReason, RoleLink } from './explanation.ts'
import { nextChange } from './grant-status.ts'
import type { Instant, PolicyPerson, PolicyRules, Role, RoleAssignment } from './model.ts'

/** A role that reaches a person, with the way from the assigned role to it. */
export interface HeldRole {
  readonly role: Role
  readonly path: readonly RoleLink[]
}

/** The roles of a person now, those that do not count now with the reason, and until when this holds. */
export interface HeldRoles {
  readonly active: readonly HeldRole[]
  readonly inactive: readonly (HeldRole & { readonly reason: RefusalReason })[]
  readonly until: Instant
}

/**
 * Resolves the assignments of a person to roles, including all parents. A role that is reached twice counts once, by
 * the first way; cycles end where they began; ids without a role are skipped.
 */
export function heldRoles(person: PolicyPerson, rules: PolicyRules, at: Instant): HeldRoles {
  const active = new Map<string, HeldRole>()
  let until = Number.POSITIVE_INFINITY
  const refused: { assignment: RoleAssignment; reason: RefusalReason }[] = []
  for (const assignment of person.roles) {
    until = Math.min(until, nextChange(assignment.validity, at))
    const reason = assignmentRefusal(assignment, at)
    if (reason) refused.push({ assignment, reason })
    else collectRole(active, assignment.roleId, rules)
  }
  const inactive = refused.flatMap(({ assignment, reason }) => {
    const found = new Map<string, HeldRole>()
    collectRole(found, assignment.roleId, rules)
    return [...found.values()].filter(({ role }) => !active.has(role.id)).map((held) => ({ ...held, reason }))
  })
  return { active: [...active.values()], inactive, until }
}

/** Adds a role and its ancestors, breadth first, to `found`. */
export function collectRole(found: Map<string, HeldRole>, roleId: string, rules: PolicyRules): void {
  const queue: { id: string; path: readonly RoleLink[] }[] = [{ id: roleId, path: [] }]
  for (const { id, path } of queue) {
    if (found.has(id) || !Object.hasOwn(rules.roles, id)) continue
    const role = rules.roles[id]!
    const own = [...path, { roleId: role.id, roleName: role.name }]
    found.set(id, { role, path: own })
    for (const parentId of role.parentIds ?? []) queue.push({ id: parentId, path: own })
  }
}

function assignmentRefusal({ validity }: RoleAssignment, at: Instant): RefusalReason | null {
  if (validity?.from !== undefined && at < validity.from)
    return { code: 'assignment-not-started', from: validity.from }
  if (validity?.to !== undefined && at >= validity.to) return { code: 'assignment-ended', to: validity.to }
  return null
}
