import { grantHoldings, roleHoldings } from './holding.ts'
import { contains, type Interval, isEmpty, overlap } from './interval.ts'
import type { Instant, PolicyRules, RoleAssignment } from './model.ts'
import { ANY, permissionCovers, resourcePatterns } from './pattern.ts'

/**
 * Roles or permissions that one person must not have together (separation of duty).
 * `atMost` (default 1) of them may be held at one time. For permissions, `same-resource` looks at each resource on its
 * own: who enters payments of one form may approve those of another.
 */
export type SeparationRule =
  | {
      readonly kind: 'roles'
      readonly id: string
      readonly roleIds: readonly string[]
      readonly atMost?: number
    }
  | {
      readonly kind: 'permissions'
      readonly id: string
      readonly permissions: readonly string[]
      readonly on: 'any-resource' | 'same-resource'
      readonly atMost?: number
    }

/** A role or permission a person has, with one way to it. */
interface Duty {
  readonly name: string
  /** The pattern it is held on; `*` for roles. */
  readonly resource: string
  readonly during: Interval
  readonly roleIds: readonly string[]
}

/** A broken rule, at the first instant from `at` on at which it is broken. */
export interface SeparationConflict {
  readonly ruleId: string
  readonly from: Instant
  /** The resource on which the duties meet; null when the rule does not look at resources. */
  readonly resource: string | null
  /** The roles or permissions that meet, each with the roles from the assignment down to where it comes from. */
  readonly duties: readonly { readonly name: string; readonly roleIds: readonly string[] }[]
}

/**
 * Finds separation-of-duty conflicts among assignments, inherited roles included (P4.4). To check a request, pass the
 * assignments as they would be. Validities count, so a hand-over without overlap is no conflict; other conditions of
 * grants do not, because they may hold at any time.
 * @param resourceParents what resources lie in (`form:1` → `['app:2']`): a grant on an app meets one on its form
 * @returns at most one conflict a rule
 */
export function findSeparationConflicts(
  assignments: readonly RoleAssignment[],
  rules: PolicyRules,
  separation: readonly SeparationRule[],
  at: Instant,
  resourceParents: Readonly<Record<string, readonly string[]>> = {},
): SeparationConflict[] {
  return separation.flatMap((rule) => {
    const duties = dutiesOf(rule, assignments, rules)
      .map((duty) => ({ ...duty, during: overlap(duty.during, { from: at }) }))
      .filter(({ during }) => !isEmpty(during))
    const conflict = firstConflict(rule, duties, resourceParents)
    return conflict ? [conflict] : []
  })
}

function dutiesOf(rule: SeparationRule, assignments: readonly RoleAssignment[], rules: PolicyRules): Duty[] {
  if (rule.kind === 'roles')
    return roleHoldings(assignments, rules)
      .filter(({ role }) => rule.roleIds.includes(role.id))
      .map(({ role, path, during }) => ({
        name: role.id,
        resource: ANY,
        during,
        roleIds: path.map(({ roleId }) => roleId),
      }))
  return grantHoldings(assignments, rules).flatMap(({ grant, roles, during }) =>
    rule.permissions
      .filter((permission) => permissionCovers(grant.permission, permission))
      .map((name) => ({
        name,
        resource: grant.resource ?? ANY,
        during,
        roleIds: roles.map(({ roleId }) => roleId),
      })),
  )
}

/** Duties can only start to meet when one begins, so looking at the beginnings is enough. */
function firstConflict(
  rule: SeparationRule,
  duties: readonly Duty[],
  resourceParents: Readonly<Record<string, readonly string[]>>,
): SeparationConflict | null {
  const instants = [...new Set(duties.map(({ during }) => during.from))].sort((left, right) => left - right)
  const places =
    rule.kind === 'permissions' && rule.on === 'same-resource' ? placesOf(duties, resourceParents) : [null]
  for (const from of instants)
    for (const place of places) {
      const meeting = duties.filter(
        ({ during, resource }) => contains(during, from) && (!place || place.patterns.includes(resource)),
      )
      const names = [...new Set(meeting.map(({ name }) => name))]
      if (names.length <= (rule.atMost ?? 1)) continue
      const first = names.map((name) => meeting.find((duty) => duty.name === name)!)
      return {
        ruleId: rule.id,
        from,
        resource: place?.resource ?? null,
        duties: first.map(({ name, roleIds }) => ({ name, roleIds })),
      }
    }
  return null
}

/** Resources on which duties could meet, with the patterns that reach each. */
function placesOf(duties: readonly Duty[], resourceParents: Readonly<Record<string, readonly string[]>>) {
  const resources = new Set([...duties.map(({ resource }) => resource), ...Object.keys(resourceParents)])
  return [...resources].map((type) => ({
    resource: type,
    patterns: resourcePatterns({ type, parents: resourceParents[type] ?? [] }),
  }))
}
