import type { Field, Filter, FilterCondition } from '@sluice/contract'
import { isGroup, partsOf } from './describe-filter.ts'
import { isComplete, operatorsFor, valueShape } from './filter-operators.ts'

/** A condition while it is edited: parts of it may still be missing. */
export interface DraftCondition {
  key: string
  condition: FilterCondition
}
export interface DraftGroup {
  key: string
  match: 'all' | 'any'
  parts: DraftPart[]
}
export type DraftPart = DraftCondition | DraftGroup

let count = 0
const newKey = () => `part-${++count}`

export function isDraftGroup(part: DraftPart): part is DraftGroup {
  return 'parts' in part
}

/** A filter as it is edited; a single condition stands in a group. */
export function draftOf(filter: Filter | undefined): DraftGroup {
  if (!filter) return { key: newKey(), match: 'all', parts: [] }
  if (!isGroup(filter)) return { key: newKey(), match: 'all', parts: [partOf(filter)] }
  return groupOf(filter)
}

function partOf(filter: Filter): DraftPart {
  return isGroup(filter) ? groupOf(filter) : { key: newKey(), condition: filter }
}

function groupOf(filter: Exclude<Filter, FilterCondition>): DraftGroup {
  return { key: newKey(), match: 'all' in filter ? 'all' : 'any', parts: partsOf(filter).map(partOf) }
}

/** The filter as far as it is complete; undefined when no condition is. */
export function filterOf(draft: DraftPart): Filter | undefined {
  if (!isDraftGroup(draft)) return isComplete(draft.condition) ? draft.condition : undefined
  const parts = draft.parts.map(filterOf).filter((part) => part !== undefined)
  if (parts.length < 2) return parts[0]
  return draft.match === 'all' ? { all: parts } : { any: parts }
}

/** True when some condition lacks its value. */
export function hasGaps(draft: DraftPart): boolean {
  return isDraftGroup(draft) ? draft.parts.some(hasGaps) : !isComplete(draft.condition)
}

/** A first condition on a field. @param offered operators that are there; absent: all that fit the field */
export function newCondition(field: Field, offered?: readonly FilterCondition['op'][]): DraftCondition {
  return { key: newKey(), condition: { field: field.id, op: operatorsFor(field, offered)[0]! } }
}

export function newGroup(field: Field, offered?: readonly FilterCondition['op'][]): DraftGroup {
  return { key: newKey(), match: 'any', parts: [newCondition(field, offered)] }
}

/** The condition with another operator; the value stays where it still fits. */
export function withOperator(condition: FilterCondition, op: FilterCondition['op']): FilterCondition {
  const { field, value } = condition
  const shape = valueShape(op)
  if (shape === valueShape(condition.op)) return value === undefined ? { field, op } : { field, op, value }
  if (
    shape === 'list' &&
    valueShape(condition.op) === 'one' &&
    (typeof value === 'string' || typeof value === 'number')
  )
    return { field, op, value: [value] }
  if (shape === 'one' && Array.isArray(value) && value.length > 0) return { field, op, value: value[0]! }
  return { field, op }
}
