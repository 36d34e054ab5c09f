import { type FormulaType, isList } from './type.ts'
import type { Typed } from './typed.ts'

/** Makes `node` one of type `to` (which it can become, see `canBecome`), adding a conversion only where values change. */
export function convert(node: Typed, to: FormulaType): Typed {
  if (node.type === to) return node
  const { start, end } = node
  if (node.type === 'blank') return { kind: 'constant', value: null, type: to, blank: 'unfilled', start, end }
  if (changesValue(node.type, to)) {
    return {
      kind: 'conversion',
      operand: node,
      type: to,
      blank: node.blank,
      start: node.start,
      end: node.end,
    }
  }
  return { ...node, type: to }
}

function changesValue(from: FormulaType, to: FormulaType): boolean {
  if (isList(from) && isList(to)) return changesValue(from.list, to.list)
  return from !== to && typeof from === 'string'
}
