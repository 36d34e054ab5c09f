export { type CompiledPolicy, compilePolicy, type Decision } from './compile-policy.ts'
export { explainWhy, type Why, type WhyLabels } from './explain-why.ts'
export type { ExplanationStep, GrantTrace, RefusalReason, RoleLink } from './explanation.ts'
export { editableFieldMap, type FieldMap } from './field-map.ts'
export { FIELD_RIGHTS, rightReaches, strongerRight, weakerRight } from './field-right.ts'
export { cycleByAdding, findCycles, type ParentMap, roleParents } from './find-cycles.ts'
export { type ExcessRight, findExcessRights, type PermissionUse } from './find-excess-rights.ts'
export {
  findSeparationConflicts,
  type SeparationConflict,
  type SeparationRule,
} from './find-separation-conflicts.ts'
export { findUncovered, type PlacedRight, type UncoveredRight } from './find-uncovered.ts'
export type { GrantGap } from './grant-gaps.ts'
export { type GrantHolding, grantHoldings } from './holding.ts'
export { intersectPolicies, withinResources } from './intersect-policies.ts'
export type * from './model.ts'
export type { PredicateNode, RowPredicate } from './row-predicate.ts'
export { STANDARD_SCOPES } from './scope.ts'
