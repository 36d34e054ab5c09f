import type { RoleLink } from './explanation.ts'
import { grantGaps } from './grant-gaps.ts'
import { grantStatuses } from './grant-status.ts'
import { type GrantHolding, grantHoldings } from './holding.ts'
import { contains } from './interval.ts'
import type { Grant, Instant, PolicyPerson, PolicyRules, ResourceRef, StandardScope } from './model.ts'
import { ANY, permissionCovers, resourcePatterns } from './pattern.ts'
import { and, rowMatcher } from './row-predicate.ts'
import { STANDARD_SCOPES, scopeNodes } from './scope.ts'

/** One recorded use of a permission; with the row, if there was one. */
export interface PermissionUse {
  readonly permission: string
  readonly resource?: ResourceRef
}

/** A right that could be taken away or made smaller without anybody noticing. */
export interface ExcessRight {
  readonly grant: Grant
  readonly roles: readonly RoleLink[]
  readonly finding:
    | { readonly code: 'unused' }
    /** Another grant of the person contains this one. */
    | { readonly code: 'redundant'; readonly coveredBy: string }
    /** Every row used lies in a narrower scope. */
    | { readonly code: 'wider-than-used'; readonly narrowestScope: StandardScope }
}

/**
 * Finds unused and excessive rights of a person (P4.4, evidence for P4.6).
 * @param at the instant whose assignments and validities count; conditions on time and address are left aside, because
 * they did hold when the rights were used
 * @param uses what the person did in the period under review
 */
export function findExcessRights(
  person: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
  uses: readonly PermissionUse[],
): ExcessRight[] {
  const review: Review = { person, rules, at, uses, held: currentGrants(person, rules, at) }
  return review.held.flatMap((holding) => {
    const finding = findingOf(holding, review)
    return finding ? [{ grant: holding.grant, roles: holding.roles, finding }] : []
  })
}

interface Review {
  readonly person: PolicyPerson
  readonly rules: PolicyRules
  readonly at: Instant
  readonly uses: readonly PermissionUse[]
  readonly held: readonly GrantHolding[]
}

/** Grants held at an instant; one that comes by several ways is listed with the first. */
function currentGrants(person: PolicyPerson, rules: PolicyRules, at: Instant): GrantHolding[] {
  const byId = new Map<string, GrantHolding>()
  for (const holding of grantHoldings(person.roles, rules))
    if (contains(holding.during, at) && !byId.has(holding.grant.id)) byId.set(holding.grant.id, holding)
  return [...byId.values()]
}

function findingOf(holding: GrantHolding, review: Review): ExcessRight['finding'] | null {
  const used = usesOf(holding.grant, review)
  if (used.length === 0) return { code: 'unused' }
  const coveredBy = containingGrant(holding, review)
  if (coveredBy) return { code: 'redundant', coveredBy: coveredBy.id }
  const narrowestScope = narrowestScopeOf(holding.grant, used, review.person)
  return narrowestScope ? { code: 'wider-than-used', narrowestScope } : null
}

/** The uses a grant would have allowed. */
function usesOf(grant: Grant, { person, rules, at, uses }: Review): PermissionUse[] {
  const scopes = scopeNodes(person)
  const conditions = grantStatuses(person, rules, at)(grant).rowConditions.map(scopes.condition)
  const reaches = rowMatcher(and([scopes.of(grant.scope), ...conditions]), person, rules.conditions)
  return uses.filter(
    ({ permission, resource }) =>
      permissionCovers(grant.permission, permission) &&
      resourcePatterns(resource).includes(grant.resource ?? ANY) &&
      (!resource?.row || reaches(resource.row)),
  )
}

/** Another held grant that contains this one; of two that contain each other the first stays. */
function containingGrant(holding: GrantHolding, { person, held }: Review): Grant | null {
  const narrow = { ...holding, person }
  const place = held.indexOf(holding)
  const found = held.find((other, otherPlace) => {
    const wide = { ...other, person }
    if (other === holding || grantGaps(wide, narrow).length > 0) return false
    return otherPlace < place || grantGaps(narrow, wide).length > 0
  })
  return found?.grant ?? null
}

/** The narrowest standard scope that still holds every row used, if it is narrower than the grant's. */
function narrowestScopeOf(
  { scope }: Grant,
  used: readonly PermissionUse[],
  person: PolicyPerson,
): StandardScope | null {
  if (typeof scope !== 'string') return null
  const rows = used.flatMap(({ resource }) => (resource?.row ? [resource.row] : []))
  if (rows.length < used.length) return null
  const scopes = scopeNodes(person)
  const narrower = STANDARD_SCOPES.slice(0, STANDARD_SCOPES.indexOf(scope))
  return narrower.find((candidate) => rows.every(rowMatcher(scopes.of(candidate), person, undefined))) ?? null
}
