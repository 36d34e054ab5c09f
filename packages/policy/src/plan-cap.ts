import { fieldCeiling, weakerRight } from './field-right.ts'
import type { FieldRight, PlanCap } from './model.ts'
import { permissionCovers, permissionPatterns } from './pattern.ts'
import { ALL, and, NONE, type PredicateNode } from './row-predicate.ts'
import type { ScopeNodes } from './scope.ts'

/** Whether the plan contains a permission at all. */
export function planContains(cap: PlanCap | undefined, permission: string): boolean {
  return !cap?.permissions || cap.permissions.some((pattern) => permissionCovers(pattern, permission))
}

/** The rows the plan leaves open for a permission. */
export function planRows(cap: PlanCap | undefined, permission: string, scopes: ScopeNodes): PredicateNode {
  if (!planContains(cap, permission)) return NONE
  const widest = cap?.widestScope
  if (!widest) return ALL
  const patterns = permissionPatterns(permission).filter((pattern) => Object.hasOwn(widest, pattern))
  return and(patterns.map((pattern) => scopes.of(widest[pattern]!)))
}

/** The strongest field right the plan and the nature of the permission leave open. */
export function planFieldRight(cap: PlanCap | undefined, permission: string): FieldRight {
  return weakerRight(fieldCeiling(permission), cap?.highestFieldRight ?? 'edit')
}
