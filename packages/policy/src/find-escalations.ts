import type { RoleLink } from './explanation.ts'
import { type GrantGap, grantGaps, type PlacedGrant } from './grant-gaps.ts'
import { grantStatuses } from './grant-status.ts'
import { type GrantHolding, grantHoldings } from './holding.ts'
import { contains, isEmpty, overlap } from './interval.ts'
import type { Grant, Instant, PolicyPerson, PolicyRules, Validity } from './model.ts'

/** What somebody wants to give: existing roles, or grants of a new or changed role; for a time, perhaps to a person. */
export interface GrantProposal {
  readonly roleIds?: readonly string[]
  readonly grants?: readonly Grant[]
  readonly validity?: Validity
  /** The receiver; absent while a role is only being designed. Then scopes compare by level alone. */
  readonly to?: PolicyPerson
}

/** A proposed grant that the granter does not hold to the full. */
export interface Escalation {
  readonly grant: Grant
  /** The way from a proposed role to the grant; empty for a grant proposed by itself. */
  readonly roles: readonly RoleLink[]
  /** In what the granter's nearest grant falls short. `permission` among them means nothing of the kind is held. */
  readonly gaps: readonly GrantGap[]
}

/**
 * Nobody grants what they do not hold (P4.4): finds the proposed grants that no single grant of the granter contains in
 * permission, resource, scope, fields, conditions and time. Grants of the granter are not pieced together, because
 * the whole would be wider than its parts. Roles and conditions of the granter must hold at `at`.
 */
export function findEscalations(
  granter: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
  proposal: GrantProposal,
): Escalation[] {
  const statusOf = grantStatuses(granter, rules, at)
  const held = grantHoldings(granter.roles, rules).filter(
    ({ grant, during }) => contains(during, at) && !statusOf(grant).refusal,
  )
  const assignments = (proposal.roleIds ?? []).map((roleId) => ({ roleId }))
  const proposed: GrantHolding[] = [
    ...grantHoldings(assignments, rules),
    ...(proposal.grants ?? []).map((grant) => ({ grant, roles: [], during: overlap(grant.validity) })),
  ]
  return proposed.flatMap(({ grant, roles, during }) => {
    const narrow = { grant, during: overlap(during, proposal.validity, { from: at }), person: proposal.to }
    if (isEmpty(narrow.during)) return []
    const gaps = smallestGaps(
      held.map((holding) => ({ ...holding, person: granter })),
      narrow,
    )
    return gaps.length === 0 ? [] : [{ grant, roles, gaps }]
  })
}

/** What is missing from the held grant that comes nearest; one of the same permission is nearer than any other. */
function smallestGaps(held: readonly PlacedGrant[], narrow: PlacedGrant): GrantGap[] {
  let smallest: GrantGap[] = ['permission']
  for (const wide of held) {
    const gaps = grantGaps(wide, narrow)
    if (gaps.includes('permission')) continue
    if (smallest.includes('permission') || gaps.length < smallest.length) smallest = gaps
  }
  return smallest
}
