import type { PolicyPerson, Scope, StandardScope } from './model.ts'
import { ALL, type ConditionNode, NONE, oneOf, type PredicateNode } from './row-predicate.ts'

/** Standard scopes from narrowest to widest. */
export const STANDARD_SCOPES: readonly StandardScope[] = [
  'own',
  'department',
  'department-and-below',
  'organization',
  'tenant',
]

/** The predicates of one person's scopes. Asked twice, they give the same object, so that equals can be merged. */
export interface ScopeNodes {
  readonly of: (scope: Scope) => PredicateNode
  readonly condition: (name: string) => ConditionNode
}

/** Works out a person's scopes; a scope nobody knows holds no row. */
export function scopeNodes(person: PolicyPerson): ScopeNodes {
  const standard: Record<StandardScope, PredicateNode> = {
    own: oneOf('created_by', [person.id]),
    department: oneOf('owner_department_id', person.departmentIds),
    'department-and-below': oneOf('owner_department_id', person.departmentAndBelowIds),
    organization: oneOf('organization_id', person.organizationIds),
    tenant: ALL,
  }
  const named = new Map<string, ConditionNode>()
  const condition = (name: string): ConditionNode => {
    const node = named.get(name) ?? { kind: 'condition', name }
    named.set(name, node)
    return node
  }
  return {
    condition,
    of: (scope) => {
      if (typeof scope !== 'string') return condition(scope.condition)
      return Object.hasOwn(standard, scope) ? standard[scope] : NONE
    },
  }
}
