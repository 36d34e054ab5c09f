import type { Filter, FilterCondition } from '@sluice/contract'
import { longestLineBytes } from '@sluice/form'
import type { LanguageCollation } from '../../../database/index.ts'
import type { Operand } from '../filter/operand.ts'
import type { SortKey } from '../record/sort-key.ts'

/**
 * What lists have in common that one index serves: the attributes asked to be equal to something, and the order. A text has
 * an index of its own by code point, not by the reader's language: a list in that order has a shape without any filter.
 */
export interface ListShape {
  /** Field or system ids, sorted. */
  equal: string[]
  /** Field or system id of the first part of the order; the only one, unless nothing is asked to be equal. */
  sort: string
  /** The language in whose order the texts of `sort` come. */
  collation?: LanguageCollation
  /** The filter asks for nothing else. */
  whole: boolean
}

const mostEqual = 3
const comparable: ReadonlySet<Operand['kind']> = new Set(['choice', 'text', 'number', 'money', 'date', 'id'])

/** Bytes a value of these kinds takes at most. */
const widths: Partial<Record<Operand['kind'], number>> = {
  text: longestLineBytes,
  choice: 200 * 3,
  number: 160,
  id: 16,
  money: 8,
  timestamp: 8,
  date: 4,
}
/** An entry of an index takes a third of a page at most; a wider one would refuse the record. */
const widestEntry = 2600

/**
 * The shape of a filtered and sorted list.
 * @returns undefined when no index could serve both: nothing is asked to be equal that fits into an entry beside the
 *   order, or the order has several parts; and the order is not that of a language
 */
export function listShape(
  filter: Filter | undefined,
  key: SortKey,
  operandOf: (id: string) => Operand | undefined,
): ListShape | undefined {
  const [sort, ...more] = key.parts
  if (!sort) return undefined
  const order = orderShape(sort, operandOf)
  if (!filter) return order && { ...order, equal: [], whole: more.length === 0 }
  if (more.length > 0) return order && { ...order, equal: [], whole: false }
  const conditions = 'all' in filter ? filter.all : [filter]
  const widthOf = (field: string) => {
    const operand = operandOf(field)
    const isLong = operand?.kind === 'text' && operand.long
    return isLong ? widestEntry : (widths[operand?.kind ?? 'rows'] ?? widestEntry)
  }
  const equal = new Set<string>()
  let room = widestEntry - widthOf(sort.field)
  let others = 0
  for (const condition of conditions) {
    const field = 'op' in condition ? equalField(condition, operandOf) : undefined
    if (field === undefined || field === sort.field || equal.size === mostEqual || widthOf(field) > room) {
      others++
      continue
    }
    if (!equal.has(field)) room -= widthOf(field)
    equal.add(field)
  }
  if (equal.size === 0) return order && { ...order, equal: [], whole: false }
  return { ...order, equal: [...equal].sort(), sort: sort.field, whole: others === 0 }
}

/** What an index for nothing but this order is made from; undefined where the field has one, or can have none. */
function orderShape(
  { field, collation }: SortKey['parts'][number],
  operandOf: (id: string) => Operand | undefined,
): Pick<ListShape, 'sort' | 'collation'> | undefined {
  const operand = operandOf(field)
  if (!collation || operand?.kind !== 'text' || operand.long) return undefined
  return { sort: field, collation }
}

function equalField(
  { field, op }: FilterCondition,
  operandOf: (id: string) => Operand | undefined,
): string | undefined {
  const operand = operandOf(field)
  if (!operand || !comparable.has(operand.kind)) return undefined
  if (op === 'eq') return field
  return op === 'isMe' && operand.kind === 'id' && operand.of === 'member' ? field : undefined
}
