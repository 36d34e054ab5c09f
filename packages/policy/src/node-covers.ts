import type { PredicateNode } from './row-predicate.ts'

/**
 * Whether every row that satisfies `narrow` certainly satisfies `wide`. A yes is a proof; a no may be ignorance, which
 * is the safe side for rights.
 */
export function nodeCovers(wide: PredicateNode, narrow: PredicateNode): boolean {
  if (wide === narrow || wide.kind === 'all' || narrow.kind === 'none') return true
  if (wide.kind === 'and') return wide.of.every((part) => nodeCovers(part, narrow))
  if (narrow.kind === 'and') return narrow.of.some((part) => nodeCovers(wide, part))
  if (wide.kind === 'one-of' && narrow.kind === 'one-of')
    return wide.attribute === narrow.attribute && narrow.values.every((value) => wide.values.includes(value))
  return wide.kind === 'condition' && narrow.kind === 'condition' && wide.name === narrow.name
}
