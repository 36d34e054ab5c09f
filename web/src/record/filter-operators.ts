import type { Field, FilterCondition, relativeDates } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { TextKeyOfOperator } from './web-part.ts'
import { webPartOf } from './web-parts.ts'

export type FilterOperator = FilterCondition['op']
export type RelativeDate = (typeof relativeDates)[number]

/** In the order people look for them. */
export const relativeDateNames: readonly RelativeDate[] = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
]

/**
 * How a field can be compared, the usual way first; as the server takes it.
 * @param offered operators that are there; absent: all that fit the field
 */
export function operatorsFor(field: Field, offered?: readonly FilterOperator[]): readonly FilterOperator[] {
  const { operators } = typeOf(field)
  return offered ? operators.filter((op) => offered.includes(op)) : operators
}

/** The words of an operator for a field: a date is "after", a number is "greater". */
export function operatorKey(field: Field, op: FilterOperator): TextKeyOfOperator {
  return webPartOf(field).operatorWords?.(field)[op] ?? op
}

export type ValueShape = 'none' | 'one' | 'two' | 'list' | 'relative'

/** How many values an operator compares with. */
export function valueShape(op: FilterOperator): ValueShape {
  if (op === 'isEmpty' || op === 'isNotEmpty' || op === 'isMe') return 'none'
  if (op === 'between') return 'two'
  if (op === 'in' || op === 'notIn') return 'list'
  return op === 'relative' ? 'relative' : 'one'
}

/** True when nothing is missing that the server would ask for. */
export function isComplete(condition: FilterCondition): boolean {
  const { op, value } = condition
  const filled = (one: unknown) => one !== null && one !== undefined && one !== ''
  switch (valueShape(op)) {
    case 'none':
      return true
    case 'two':
      return Array.isArray(value) && value.length === 2 && value.every(filled)
    case 'list':
      return Array.isArray(value) && value.length > 0
    case 'one':
      return Array.isArray(value) ? value.length > 0 : filled(value)
    case 'relative':
      return filled(value)
  }
}
