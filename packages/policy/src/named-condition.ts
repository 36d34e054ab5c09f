import type { CustomCondition, PolicyRules } from './model.ts'

/** The injected condition of a name; names come from stored rules, so what every object inherits is not among them. */
export function namedCondition(conditions: PolicyRules['conditions'], name: string): CustomCondition | null {
  return conditions && Object.hasOwn(conditions, name) ? conditions[name]! : null
}
