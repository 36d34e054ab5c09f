import type { Typed } from '../type/typed.ts'
import { childrenOf, type Node } from './ast.ts'

/** Ids of the fields of the row that a checked formula reads, each once, in order of first use. */
export function dependenciesOf(typed: Typed): readonly string[] {
  const ids = new Set<string>()
  const visit = (node: Typed) => {
    switch (node.kind) {
      case 'field':
        ids.add(node.fieldId)
        break
      case 'path':
        visit(node.record)
        break
      case 'list':
        node.items.forEach(visit)
        break
      case 'conversion':
        visit(node.operand)
        break
      case 'call':
        node.args.forEach(visit)
        break
    }
  }
  visit(typed)
  return [...ids]
}

/** Every node of the tree, parents first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}
