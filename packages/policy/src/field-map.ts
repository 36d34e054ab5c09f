import { ruleRight, strongerRight, weakerRight } from './field-right.ts'
import type { ActiveGrant } from './grant-index.ts'
import type { FieldRight } from './model.ts'
import { nodeCovers } from './node-covers.ts'

/** Right by field id. */
export type FieldMap = Record<string, FieldRight>

/** The strongest right any of the grants gives; the caller passes the grants that reach one row. */
export function fieldMapOfRow(
  grants: readonly ActiveGrant[],
  ceiling: FieldRight,
  fieldIds: readonly string[],
): FieldMap {
  return mapFields(fieldIds, (fieldId) => {
    let right: FieldRight = 'hidden'
    for (const { grant } of grants) right = strongerRight(right, ruleRight(grant.fields, fieldId))
    return weakerRight(right, ceiling)
  })
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
  const groups = nodes.map((node) => reaching.filter((other) => nodeCovers(other.reach.node, node)))
  return mapFields(fieldIds, (fieldId) => {
    let weakest: FieldRight = groups.length === 0 ? 'hidden' : ceiling
    for (const group of groups) {
      let right: FieldRight = 'hidden'
      for (const { grant } of group) right = strongerRight(right, ruleRight(grant.fields, fieldId))
      weakest = weakerRight(weakest, right)
    }
    return weakest
  })
}

function mapFields(fieldIds: readonly string[], rightOf: (fieldId: string) => FieldRight): FieldMap {
  return Object.fromEntries(fieldIds.map((fieldId) => [fieldId, rightOf(fieldId)]))
}
