import type { RefusalReason } from './explanation.ts'
import { grantStatuses } from './grant-status.ts'
import { type HeldRole, heldRoles } from './held-roles.ts'
import type { Grant, Instant, PolicyPerson, PolicyRules, ResourceRef } from './model.ts'
import { ANY, permissionPatterns, resourcePatterns } from './pattern.ts'
import { remembered } from './remembered.ts'
import { and, type ConditionNode, type PredicateNode } from './row-predicate.ts'
import type { ScopeNodes } from './scope.ts'

/** The rows a grant reaches: those in its scope that meet its conditions. */
interface GrantReach {
  readonly node: PredicateNode
  readonly scopeNode: PredicateNode
  readonly conditionNodes: readonly ConditionNode[]
}

/** A grant that counts now. */
export interface ActiveGrant {
  readonly grant: Grant
  readonly held: HeldRole
  readonly reach: GrantReach
}

/** A grant that does not count now. */
interface InactiveGrant {
  readonly grant: Grant
  readonly held: HeldRole
  readonly reason: RefusalReason
}

/** Grants of one permission pattern and one resource pattern. Predicates are kept without repetition. */
interface Bucket {
  readonly grants: ActiveGrant[]
  readonly nodes: PredicateNode[]
}

/** All grants of a person, found by permission and resource without looking at the others. */
export interface GrantIndex {
  readonly until: Instant
  /** Distinct predicates of the grants that count for a permission on a resource. */
  readonly nodes: (permission: string, resource: ResourceRef | undefined) => readonly PredicateNode[]
  readonly grants: (permission: string, resource: ResourceRef | undefined) => readonly ActiveGrant[]
  /** Grants that name the permission, whatever the resource. */
  readonly grantsOfPermission: (permission: string) => readonly ActiveGrant[]
  readonly inactive: readonly InactiveGrant[]
}

/** Evaluates every grant of a person once and files it. */
export function indexGrants(
  person: PolicyPerson,
  scopes: ScopeNodes,
  rules: PolicyRules,
  at: Instant,
): GrantIndex {
  const roles = heldRoles(person, rules, at)
  const byPermission = new Map<string, Map<string, Bucket>>()
  const inactive: InactiveGrant[] = []
  const statusOf = grantStatuses(person, rules, at)
  const reachOf = grantReaches(scopes)
  let until = roles.until
  for (const held of roles.active) {
    for (const grant of held.role.grants) {
      const status = statusOf(grant)
      until = Math.min(until, status.until)
      if (status.refusal) inactive.push({ grant, held, reason: status.refusal })
      else file(byPermission, { grant, held, reach: reachOf(grant, status.rowConditions) })
    }
  }
  for (const { reason, ...held } of roles.inactive)
    for (const grant of held.role.grants) inactive.push({ grant, held, reason })
  return { until, inactive, ...lookups(byPermission) }
}

/** A reach and those that ask the same and more. */
interface ReachStep {
  readonly reach: GrantReach
  readonly further: Map<string, ReachStep>
}

/** Gives grants that ask the same of a row the same reach, so that equal predicates are tested once. */
function grantReaches(scopes: ScopeNodes): (grant: Grant, rowConditions: readonly string[]) => GrantReach {
  const byScope = new Map<PredicateNode, ReachStep>()
  return ({ scope }, rowConditions) => {
    const scopeNode = scopes.of(scope)
    let step = ensure(byScope, scopeNode, () => reachStep(scopeNode, []))
    for (const name of rowConditions) {
      const { conditionNodes } = step.reach
      step = ensure(step.further, name, () =>
        reachStep(scopeNode, [...conditionNodes, scopes.condition(name)]),
      )
    }
    return step.reach
  }
}

function reachStep(scopeNode: PredicateNode, conditionNodes: readonly ConditionNode[]): ReachStep {
  return {
    reach: { scopeNode, conditionNodes, node: and([scopeNode, ...conditionNodes]) },
    further: new Map(),
  }
}

function file(byPermission: Map<string, Map<string, Bucket>>, active: ActiveGrant): void {
  const { permission, resource = ANY } = active.grant
  const byResource = ensure(byPermission, permission, () => new Map<string, Bucket>())
  const bucket = ensure(byResource, resource, (): Bucket => ({ grants: [], nodes: [] }))
  bucket.grants.push(active)
  const { node } = active.reach
  if (node.kind !== 'none' && !bucket.nodes.includes(node)) bucket.nodes.push(node)
}

/** The value of a key, made and kept when it is not there yet. */
function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function lookups(byPermission: ReadonlyMap<string, ReadonlyMap<string, Bucket>>) {
  const byResources = remembered((permission) =>
    permissionPatterns(permission).flatMap((pattern) => byPermission.get(pattern) ?? []),
  )
  const buckets = (permission: string, resource: ResourceRef | undefined): readonly Bucket[] => {
    const filed = byResources(permission)
    if (filed.length === 0) return NO_BUCKETS
    const found: Bucket[] = []
    for (const pattern of resourcePatterns(resource))
      for (const byResource of filed) {
        const bucket = byResource.get(pattern)
        if (bucket) found.push(bucket)
      }
    return found
  }
  return {
    nodes: (permission: string, resource: ResourceRef | undefined) => {
      const found = buckets(permission, resource)
      return found.length === 1 ? found[0]!.nodes : found.flatMap((bucket) => bucket.nodes)
    },
    grants: (permission: string, resource: ResourceRef | undefined) =>
      buckets(permission, resource).flatMap((bucket) => bucket.grants),
    grantsOfPermission: (permission: string) =>
      byResources(permission).flatMap((byResource) =>
        [...byResource.values()].flatMap((bucket) => bucket.grants),
      ),
  }
}

const NO_BUCKETS: readonly Bucket[] = []
