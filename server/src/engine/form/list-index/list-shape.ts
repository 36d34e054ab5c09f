import type { Filter, FilterCondition } from '@sluice/contract'
import { longestLineBytes } from '@sluice/form'
import type { Operand } from '../filter/operand.ts'
import type { SortKey } from '../record/sort-key.ts'

/** What lists have in common that one index serves: the attributes asked to be equal to something, and the order. */
export interface ListShape {
  /** Field or system ids, sorted. */
  equal: string[]
  /** Field or system id of the first and only part of the order. */
  sort: string
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
 *   order, or the order has several parts
 */
export function listShape(
  filter: Filter | undefined,
  key: SortKey,
  operandOf: (id: string) => Operand | undefined,
): ListShape | undefined {
  const [sort, ...more] = key.parts
  if (!filter || !sort || more.length > 0) return undefined
  const conditions = 'all' in filter ? filter.all : [filter]
  const widthOf = (field: string) => widths[operandOf(field)?.kind ?? 'rows'] ?? widestEntry
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
  if (equal.size === 0) return undefined
  return { equal: [...equal].sort(), sort: sort.field, whole: others === 0 }
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
