import { rightReaches, ruleRight, strongerRight, weakerRight } from './field-right.ts'
import type { ActiveGrant } from './grant-index.ts'
import type { FieldRight, FieldRules, PolicyRow } from './model.ts'
import { nodeCovers } from './node-covers.ts'
import { remembered } from './remembered.ts'
import type { NodeMatch, PredicateNode } from './row-predicate.ts'

/** Right by field id. */
export type FieldMap = Readonly<Record<string, FieldRight>>

/**
 * Rights on one row after the other: on each the strongest right that any grant reaching it gives. Rows that are
 * reached by the same grants share one map.
 */
export function fieldMapper(
  grants: readonly ActiveGrant[],
  cap: PredicateNode,
  ceiling: FieldRight,
  fieldIds: readonly string[],
  matches: NodeMatch,
): (row: PolicyRow) => FieldMap {
  const nodes = [...new Set(grants.map(({ reach }) => reach.node))]
  const mapOf = remembered((reached) =>
    strongestRights(
      grants.filter(({ reach }) => reached[nodes.indexOf(reach.node)] === '1'),
      ceiling,
      fieldIds,
    ),
  )
  return (row) => {
    const open = matches(cap, row)
    return mapOf(nodes.map((node) => (open && matches(node, row) ? '1' : '0')).join(''))
  }
}

function strongestRights(
  grants: readonly ActiveGrant[],
  ceiling: FieldRight,
  fieldIds: readonly string[],
): FieldMap {
  const rules = [...new Set(grants.map(({ grant }) => grant.fields))]
  return mapFields(fieldIds, (fieldId) => weakerRight(strongestOf(rules, fieldId), ceiling))
}

/**
 * The right that holds on every row any of the grants reaches: for each grant the strongest right of the grants that
 * reach at least the same rows, and of these the weakest.
 */
export function fieldMapEverywhere(
  grants: readonly ActiveGrant[],
  ceiling: FieldRight,
  fieldIds: readonly string[],
): FieldMap {
  const reaching = grants.filter(({ reach }) => reach.node.kind !== 'none')
  const nodes = [...new Set(reaching.map(({ reach }) => reach.node))]
  const groups = nodes.map((node) => {
    const wider = reaching.filter((other) => nodeCovers(other.reach.node, node))
    return [...new Set(wider.map(({ grant }) => grant.fields))]
  })
  return mapFields(fieldIds, (fieldId) => {
    const start: FieldRight = groups.length === 0 ? 'hidden' : ceiling
    return groups.reduce((weakest, rules) => weakerRight(weakest, strongestOf(rules, fieldId)), start)
  })
}

/**
 * One map for a form that shows and changes records: what the reading permission shows, and `edit` where the writing
 * permission has it on a field that can be read. Nobody edits what they cannot see.
 */
export function editableFieldMap(reading: FieldMap, writing: FieldMap): FieldMap {
  return mapFields(Object.keys(reading), (fieldId) =>
    writing[fieldId] === 'edit' && rightReaches(reading[fieldId]!, 'read')
      ? 'edit'
      : weakerRight(reading[fieldId]!, 'read'),
  )
}

function strongestOf(rules: readonly (FieldRules | undefined)[], fieldId: string): FieldRight {
  return rules.reduce<FieldRight>((right, rule) => strongerRight(right, ruleRight(rule, fieldId)), 'hidden')
}

function mapFields(fieldIds: readonly string[], rightOf: (fieldId: string) => FieldRight): FieldMap {
  return Object.freeze(Object.fromEntries(fieldIds.map((fieldId) => [fieldId, rightOf(fieldId)])))
}
