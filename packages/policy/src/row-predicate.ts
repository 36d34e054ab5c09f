import type { PolicyPerson, PolicyRow, PolicyRules, ScopeAttribute, SqlTarget } from './model.ts'
import { namedCondition } from './named-condition.ts'

/** A predicate over rows as plain data. */
export type PredicateNode =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'one-of'; readonly attribute: ScopeAttribute; readonly values: readonly string[] }
  | ConditionNode
  | { readonly kind: 'and'; readonly of: readonly PredicateNode[] }
  | { readonly kind: 'or'; readonly of: readonly PredicateNode[] }

/** Rows for which a named condition of the rules holds. */
export interface ConditionNode {
  readonly kind: 'condition'
  readonly name: string
}

/** The rows a person may reach with one permission. SQL and JavaScript give the same answer. */
export interface RowPredicate {
  /** `all`: no clause is needed; `none`: the query need not run. */
  readonly kind: 'all' | 'none' | 'some'
  readonly node: PredicateNode
  /** Boolean SQL expression for `where` (null counts as false), wrapped so that it can stand beside `and`. */
  readonly toSql: (target: SqlTarget) => string
  readonly matches: (row: PolicyRow) => boolean
}

export const ALL: PredicateNode = { kind: 'all' }
export const NONE: PredicateNode = { kind: 'none' }

/** Rows whose attribute is one of the values; no value, no row. */
export function oneOf(attribute: ScopeAttribute, values: readonly string[]): PredicateNode {
  return values.length === 0 ? NONE : { kind: 'one-of', attribute, values }
}

/** Rows that satisfy every part. */
export function and(parts: readonly PredicateNode[]): PredicateNode {
  const kept: PredicateNode[] = []
  for (const part of parts) {
    if (part.kind === 'none') return NONE
    if (part.kind !== 'all' && !kept.includes(part)) kept.push(part)
  }
  return kept.length === 0 ? ALL : kept.length === 1 ? kept[0]! : { kind: 'and', of: kept }
}

/** Rows that satisfy at least one part; lists over the same attribute become one list, so SQL has one array each. */
export function or(parts: readonly PredicateNode[]): PredicateNode {
  const lists = new Map<ScopeAttribute, Set<string>>()
  const kept: PredicateNode[] = []
  for (const part of parts) {
    if (part.kind === 'all') return ALL
    if (part.kind === 'none' || kept.includes(part)) continue
    if (part.kind !== 'one-of') kept.push(part)
    else {
      const values = lists.get(part.attribute)
      if (!values) lists.set(part.attribute, new Set(part.values))
      else for (const value of part.values) values.add(value)
    }
  }
  const all = [...[...lists].map(([attribute, values]) => oneOf(attribute, [...values])), ...kept]
  return all.length === 0 ? NONE : all.length === 1 ? all[0]! : { kind: 'or', of: all }
}

type RowMatcher = (row: PolicyRow) => boolean

/** Gives a predicate node its two readings for one person. */
export function rowPredicate(
  node: PredicateNode,
  person: PolicyPerson,
  conditions: PolicyRules['conditions'],
): RowPredicate {
  let matcher: RowMatcher | undefined
  return {
    kind: node.kind === 'all' || node.kind === 'none' ? node.kind : 'some',
    node,
    toSql: (target) => nodeSql(node, target, person, conditions),
    matches: (row) => {
      matcher ??= rowMatcher(node, person, conditions)
      return matcher(row)
    },
  }
}

/** Whether a row satisfies a predicate, for one person. */
export type NodeMatch = (node: PredicateNode, row: PolicyRow) => boolean

/** Makes the JavaScript reading of each predicate once, when it is first needed. */
export function nodeMatches(person: PolicyPerson, conditions: PolicyRules['conditions']): NodeMatch {
  const matchers = new Map<PredicateNode, RowMatcher>()
  return (node, row) => {
    let matcher = matchers.get(node)
    if (!matcher) {
      matcher = rowMatcher(node, person, conditions)
      matchers.set(node, matcher)
    }
    return matcher(row)
  }
}

/** Lists longer than this are looked up in a set. */
const SHORT_LIST = 8

/** The JavaScript reading of a node. A missing or null attribute satisfies no list. */
export function rowMatcher(
  node: PredicateNode,
  person: PolicyPerson,
  conditions: PolicyRules['conditions'],
): RowMatcher {
  switch (node.kind) {
    case 'all':
      return () => true
    case 'none':
      return () => false
    case 'one-of':
      return listMatcher(node.attribute, node.values)
    case 'condition': {
      const condition = namedCondition(conditions, node.name)
      if (condition === null || !('matches' in condition)) return () => false
      return (row) => condition.matches(row, person)
    }
    case 'and': {
      const parts = node.of.map((part) => rowMatcher(part, person, conditions))
      return (row) => parts.every((part) => part(row))
    }
    case 'or': {
      const parts = node.of.map((part) => rowMatcher(part, person, conditions))
      return (row) => parts.some((part) => part(row))
    }
  }
}

function listMatcher(attribute: ScopeAttribute, values: readonly string[]): RowMatcher {
  if (values.length <= SHORT_LIST) return (row) => values.includes(row[attribute] as string)
  const set: ReadonlySet<unknown> = new Set(values)
  return (row) => set.has(row[attribute])
}

function nodeSql(
  node: PredicateNode,
  target: SqlTarget,
  person: PolicyPerson,
  conditions: PolicyRules['conditions'],
): string {
  switch (node.kind) {
    case 'all':
      return 'true'
    case 'none':
      return 'false'
    case 'one-of':
      return node.values.length === 1
        ? `${target.column(node.attribute)} = ${target.parameter(node.values[0])}`
        : `${target.column(node.attribute)} = any(${target.parameter(node.values)})`
    case 'condition': {
      const condition = namedCondition(conditions, node.name)
      return condition !== null && 'toSql' in condition ? `(${condition.toSql(target, person)})` : 'false'
    }
    case 'and':
    case 'or':
      return `(${node.of.map((part) => nodeSql(part, target, person, conditions)).join(` ${node.kind} `)})`
  }
}
