import type { CompiledPolicy, Decision } from './compile-policy.ts'
import type { FieldMap } from './field-map.ts'
import { weakerRight } from './field-right.ts'
import type { ResourceRef } from './model.ts'
import { and, NONE, type RowPredicate } from './row-predicate.ts'

/**
 * What two policies both open: somebody acts by less than they hold. Both are of the same tenant and the same person's
 * place in it; each condition is asked of the policy it comes from.
 */
export function intersectPolicies<Permission extends string>(
  first: CompiledPolicy<Permission>,
  second: CompiledPolicy<Permission>,
): CompiledPolicy<Permission> {
  const ends = [first.validUntil, second.validUntil].filter((end) => end !== null)
  return {
    validUntil: ends.length > 0 ? Math.min(...ends) : null,
    decide: (permission, resource) =>
      bothDecide(first.decide(permission, resource), second.decide(permission, resource)),
    holdsAnywhere: (permission) => first.holdsAnywhere(permission) && second.holdsAnywhere(permission),
    rowPredicate: (permission, resource) =>
      bothPredicates(first.rowPredicate(permission, resource), second.rowPredicate(permission, resource)),
    fieldMap: (permission, resource, fieldIds, row) =>
      weakerFields(
        first.fieldMap(permission, resource, fieldIds, row),
        second.fieldMap(permission, resource, fieldIds, row),
      ),
    fieldMapper: (permission, resource, fieldIds) => {
      const mappers = [first, second].map((policy) => policy.fieldMapper(permission, resource, fieldIds))
      return (row) => weakerFields(mappers[0]!(row), mappers[1]!(row))
    },
    fieldPredicate: (permission, resource, fieldId, needed) =>
      bothPredicates(
        first.fieldPredicate(permission, resource, fieldId, needed),
        second.fieldPredicate(permission, resource, fieldId, needed),
      ),
  }
}

/** What a policy opens inside some resources: those named, and what lies in them. Nothing is open on everything. */
export function withinResources<Permission extends string>(
  policy: CompiledPolicy<Permission>,
  resources: ReadonlySet<string>,
): CompiledPolicy<Permission> {
  const isWithin = (resource: string | ResourceRef | undefined) => {
    if (resource === undefined) return false
    if (typeof resource === 'string') return resources.has(resource)
    return resources.has(resource.type) || (resource.parents ?? []).some((parent) => resources.has(parent))
  }
  const hidden = (fieldIds: readonly string[]): FieldMap =>
    Object.fromEntries(fieldIds.map((fieldId) => [fieldId, 'hidden' as const]))
  return {
    validUntil: policy.validUntil,
    decide: (permission, resource) => (isWithin(resource) ? policy.decide(permission, resource) : closed),
    holdsAnywhere: policy.holdsAnywhere,
    rowPredicate: (permission, resource) =>
      isWithin(resource) ? policy.rowPredicate(permission, resource) : noRows,
    fieldMap: (permission, resource, fieldIds, row) =>
      isWithin(resource) ? policy.fieldMap(permission, resource, fieldIds, row) : hidden(fieldIds),
    fieldMapper: (permission, resource, fieldIds) =>
      isWithin(resource) ? policy.fieldMapper(permission, resource, fieldIds) : () => hidden(fieldIds),
    fieldPredicate: (permission, resource, fieldId, needed) =>
      isWithin(resource) ? policy.fieldPredicate(permission, resource, fieldId, needed) : noRows,
  }
}

const closed: Decision = { allowed: false, rows: 'none', explanation: [] }
const noRows: RowPredicate = { kind: 'none', node: NONE, toSql: () => 'false', matches: () => false }

/** Without a row, some of the rows that either opens may be open: each still has to pass both predicates. */
function bothDecide(first: Decision, second: Decision): Decision {
  const refusing = [first, second].find(({ allowed }) => !allowed)
  if (refusing) return refusing
  return first.rows === 'all' ? second : first
}

function bothPredicates(first: RowPredicate, second: RowPredicate): RowPredicate {
  const node = and([first.node, second.node])
  return {
    kind: node.kind === 'all' || node.kind === 'none' ? node.kind : 'some',
    node,
    toSql: (target) => `(${first.toSql(target)} and ${second.toSql(target)})`,
    matches: (row) => first.matches(row) && second.matches(row),
  }
}

function weakerFields(first: FieldMap, second: FieldMap): FieldMap {
  return Object.fromEntries(
    Object.entries(first).map(([fieldId, right]) => [fieldId, weakerRight(right, second[fieldId]!)]),
  )
}
