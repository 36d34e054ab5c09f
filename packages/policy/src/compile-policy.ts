import { explainDecision } from './explain-decision.ts'
import type { ExplanationStep } from './explanation.ts'
import { type FieldMap, fieldMapEverywhere, fieldMapper } from './field-map.ts'
import { rightReaches, ruleRight, weakerRight } from './field-right.ts'
import { indexGrants } from './grant-index.ts'
import type { FieldRight, Instant, PolicyPerson, PolicyRow, PolicyRules, ResourceRef } from './model.ts'
import { planFieldRight, planRows } from './plan-cap.ts'
import { remembered } from './remembered.ts'
import {
  and,
  type NodeMatch,
  nodeMatches,
  or,
  type PredicateNode,
  type RowPredicate,
  rowPredicate,
} from './row-predicate.ts'
import { scopeNodes } from './scope.ts'

/** The answer to "may this person do that", with the way it came about. */
export interface Decision {
  readonly allowed: boolean
  /**
   * Which rows the answer covers. When the question named no row, `some` means: allowed in principle, and every row
   * still has to pass `rowPredicate`. When it named one, `all` or `none`.
   */
  readonly rows: 'all' | 'none' | 'some'
  /** The chain of grants, or what is missing; worked out when it is read. */
  readonly explanation: readonly ExplanationStep[]
}

/** The rules of a tenant as they apply to one person at one instant. */
export interface CompiledPolicy<Permission extends string = string> {
  /** The answers hold until this instant (exclusive); null means until rules or person change. */
  readonly validUntil: Instant | null
  /**
   * May the person do this? Without a resource only grants on everything count, so a caller that forgets the resource
   * gets a no. Without a row the answer is about "at least some rows".
   */
  readonly decide: (permission: Permission, resource?: ResourceRef) => Decision
  /** Whether any resource at all is open for the permission; for menus, never for access. */
  readonly holdsAnywhere: (permission: Permission) => boolean
  /** The rows open for one permission. Grants of other permissions never count. */
  readonly rowPredicate: (permission: Permission, resource: string | ResourceRef) => RowPredicate
  /**
   * Rights on fields for one permission. Without a row: what holds on every row the person can reach with it, so a
   * wide role that hides a field is not opened by a narrow role that shows it. With a row: exactly what holds there.
   */
  readonly fieldMap: (
    permission: Permission,
    resource: string | ResourceRef,
    fieldIds: readonly string[],
    row?: PolicyRow,
  ) => FieldMap
  /** `fieldMap` with a row, prepared once for many rows of a list or an export. */
  readonly fieldMapper: (
    permission: Permission,
    resource: string | ResourceRef,
    fieldIds: readonly string[],
  ) => (row: PolicyRow) => FieldMap
  /** The rows on which a field has at least a right; for filters, sorting and sums, which would tell hidden values. */
  readonly fieldPredicate: (
    permission: Permission,
    resource: string | ResourceRef,
    fieldId: string,
    needed: FieldRight,
  ) => RowPredicate
}

/**
 * Compiles what a person may do, per permission (P4.2).
 * @param person roles and memberships of the person, and where the request comes from
 * @param rules roles with their grants, the cap of the plan, custom conditions
 * @param at the instant the answers are for; see `validUntil`
 */
export function compilePolicy(person: PolicyPerson, rules: PolicyRules, at: Instant): CompiledPolicy {
  const scopes = scopeNodes(person)
  const index = indexGrants(person, scopes, rules, at)
  const matches = nodeMatches(person, rules.conditions)
  const capOf = remembered((permission) => planRows(rules.cap, permission, scopes))
  const predicateOf = (permission: string, nodes: readonly PredicateNode[]): RowPredicate =>
    rowPredicate(and([or(nodes), capOf(permission)]), person, rules.conditions)

  const mapperOf: CompiledPolicy['fieldMapper'] = (permission, resource, fieldIds) => {
    const grants = index.grants(permission, asResource(resource))
    const ceiling = planFieldRight(rules.cap, permission)
    return fieldMapper(grants, capOf(permission), ceiling, fieldIds, matches)
  }

  return {
    validUntil: Number.isFinite(index.until) ? index.until : null,
    decide: (permission, resource) => {
      const nodes = index.nodes(permission, resource)
      const cap = capOf(permission)
      const rows = resource?.row ? rowAnswer(matches, nodes, cap, resource.row) : openRows(nodes, cap)
      const allowed = rows !== 'none'
      return {
        allowed,
        rows,
        get explanation() {
          return explainDecision({ rules, index, cap, matches }, allowed, permission, resource)
        },
      }
    },
    holdsAnywhere: (permission) =>
      capOf(permission).kind !== 'none' &&
      index.grantsOfPermission(permission).some(({ reach }) => reach.node.kind !== 'none'),
    rowPredicate: (permission, resource) =>
      predicateOf(permission, index.nodes(permission, asResource(resource))),
    fieldMap: (permission, resource, fieldIds, row) => {
      if (row) return mapperOf(permission, resource, fieldIds)(row)
      const grants = capOf(permission).kind === 'none' ? [] : index.grants(permission, asResource(resource))
      return fieldMapEverywhere(grants, planFieldRight(rules.cap, permission), fieldIds)
    },
    fieldMapper: mapperOf,
    fieldPredicate: (permission, resource, fieldId, needed) => {
      const ceiling = planFieldRight(rules.cap, permission)
      const enough = index
        .grants(permission, asResource(resource))
        .filter(({ grant }) => rightReaches(weakerRight(ceiling, ruleRight(grant.fields, fieldId)), needed))
      return predicateOf(
        permission,
        enough.map(({ reach }) => reach.node),
      )
    },
  }
}

/** The answer about one row: it has to be reached by a grant and left open by the plan. */
function rowAnswer(
  matches: NodeMatch,
  nodes: readonly PredicateNode[],
  cap: PredicateNode,
  row: PolicyRow,
): 'all' | 'none' {
  return nodes.some((node) => matches(node, row)) && matches(cap, row) ? 'all' : 'none'
}

/** The answer about rows in general. */
function openRows(nodes: readonly PredicateNode[], cap: PredicateNode): 'all' | 'none' | 'some' {
  if (nodes.length === 0 || cap.kind === 'none') return 'none'
  return cap.kind === 'all' && nodes.some((node) => node.kind === 'all') ? 'all' : 'some'
}

function asResource(resource: string | ResourceRef): ResourceRef {
  return typeof resource === 'string' ? { type: resource } : resource
}
