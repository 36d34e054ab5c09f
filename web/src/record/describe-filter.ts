import type { Field, Filter, FilterCondition } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { listText } from '../kit/list-text.ts'
import { operatorKey, type RelativeDate, valueShape } from './filter-operators.ts'
import { text } from './filter-texts.ts'
import { noReferences, type References } from './model.ts'
import { subTableColumns } from './sub-table-columns.ts'
import { systemFields } from './system-fields.ts'
import { valueText } from './value-text.ts'
import { webPartOf } from './web-parts.ts'

/**
 * A filter as a sentence in the present language: `金额 大于 ¥5,000 且 （国家 是 法国 或 国家 是 德国）`.
 * @param fields of the form; system attributes are known anyway
 * @param references names of members, departments and records the filter compares with
 */
export function describeFilter(
  filter: Filter,
  fields: readonly Field[],
  references: References = noReferences,
): string {
  if (!isGroup(filter)) return describeCondition(filter, fields, references)
  const parts = partsOf(filter).map((part) => {
    const words = describeFilter(part, fields, references)
    return isGroup(part) && partsOf(part).length > 1 ? `（${words}）` : words
  })
  return parts.join('any' in filter ? text('filter.or') : text('filter.and'))
}

function describeCondition(
  condition: FilterCondition,
  fields: readonly Field[],
  references: References,
): string {
  const field = findAttribute(condition.field, fields)
  if (!field) return text('filter.unknownField')
  const operator = text(`op.${operatorKey(field, spokenOperator(field, condition))}`)
  const value = describeValue(condition, field, references)
  return value === ''
    ? text('filter.wordsBare', { field: field.name, operator })
    : text('filter.words', { field: field.name, operator, value })
}

/** One of a single value is said as that value. */
function spokenOperator(field: Field, { op, value }: FilterCondition): FilterCondition['op'] {
  if ((op !== 'in' && op !== 'notIn') || !Array.isArray(value) || value.length !== 1) return op
  const several = typeOf(field).isList(field)
  if (several) return op === 'in' ? 'contains' : op
  return op === 'in' ? 'eq' : 'ne'
}

function describeValue({ op, value }: FilterCondition, field: Field, references: References): string {
  const one = (part: unknown) => valueText(comparedField(field, part), part as string, references)
  switch (valueShape(op)) {
    case 'none':
      return ''
    case 'relative':
      return text(`relative.${value as RelativeDate}`)
    case 'two': {
      const [from, to] = Array.isArray(value) ? value : []
      return text('filter.between', { from: one(from), to: one(to) })
    }
    case 'list':
    case 'one':
      return Array.isArray(value) ? listText(value.map(one)) : one(value)
  }
}

/** A moment may be compared with a whole day, and a list with one of its parts. */
function comparedField(field: Field, value: unknown): Field {
  const plain = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  return (plain && webPartOf(field).comparedAs?.(field)) || field
}

/** The field, column of a sub-table or system attribute a condition is about. */
export function findAttribute(id: string, fields: readonly Field[]): Field | undefined {
  const same = (field: Field) => field.id === id
  return fields.find(same) ?? subTableColumns(fields).find(same) ?? systemFields().find(same)
}

export type FilterGroup = Exclude<Filter, FilterCondition>

export function isGroup(filter: Filter): filter is FilterGroup {
  return 'all' in filter || 'any' in filter
}

export function partsOf(group: FilterGroup): Filter[] {
  return 'all' in group ? group.all : group.any
}

/** The conditions that stand as chips: those that must all hold, else the filter as one. */
export function chipsOf(filter: Filter | undefined): Filter[] {
  if (!filter) return []
  return isGroup(filter) && 'all' in filter ? filter.all : [filter]
}

/** What is left of a filter without one of its chips. */
export function withoutChip(filter: Filter, index: number): Filter | undefined {
  const rest = chipsOf(filter).filter((_, at) => at !== index)
  if (rest.length === 0) return undefined
  return rest.length === 1 ? rest[0] : { all: rest }
}

/** A filter narrowed by one more condition. */
export function withCondition(filter: Filter | undefined, condition: Filter): Filter {
  const chips = chipsOf(filter)
  return chips.length === 0 ? condition : { all: [...chips, condition] }
}

/** Every condition of a filter, however deep. */
export function conditionsOf(filter: Filter | undefined): FilterCondition[] {
  if (!filter) return []
  return isGroup(filter) ? partsOf(filter).flatMap(conditionsOf) : [filter]
}
