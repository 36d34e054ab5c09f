import type { ProcessNode, ScopeNode } from '../model.ts'
import type { RefusalCode } from '../protocol.ts'
import type { Item, ItemOf } from '../state.ts'
import { arrive } from './flow.ts'
import { areInOrder, liesAfter } from './reach.ts'
import { add, cancel, childrenOf, nodeOf, type Run } from './run.ts'
import { armEventScopes } from './scope.ts'
import { armBoundary } from './timer.ts'

/**
 * Takes the token of an open item to another node ([N3.6] return, [N3.13] jump). Tokens that lie before or after the
 * target would meet it there or come twice, so they go too; those in branches beside it stay. With `keep` all stay.
 */
export function moveToken(
  run: Run,
  itemId: number,
  to: string,
  siblings: 'cancel' | 'keep',
): RefusalCode | undefined {
  const item = run.items.get(itemId)
  if (!item || item.parent === -1) return 'item-unknown'
  const target = run.model.nodes[to]
  if (!target || target.container === '') return 'node-unknown'
  if (target.type === 'event' && (target.position === 'boundary' || target.position === 'start'))
    return 'not-possible'
  const ancestors = ancestorsOf(run, item)
  const shared = sharedScope(run, ancestors, target)
  if (!shared) return 'not-possible'
  const { scope, place } = shared
  const moved = ancestors.find((one) => one.parent === scope.id) ?? item
  for (const other of childrenOf(run, scope.id)) {
    if (other.id === moved.id) continue
    if (siblings === 'cancel' && comparable(run, place, other)) cancel(run, other)
  }
  cancel(run, moved)
  arrive(run, to, openScopesTo(run, scope, target.container).id)
  return undefined
}

function ancestorsOf(run: Run, item: Item): Item[] {
  const list: Item[] = []
  for (let at: Item | undefined = item; at; at = run.items.get(at.parent)) list.push(at)
  return list
}

/** The innermost running scope around both the item and the target, and the node in it the target lies at. */
function sharedScope(
  run: Run,
  ancestors: Item[],
  target: ProcessNode,
): { scope: ItemOf<'scope'>; place: string } | undefined {
  let place = target.id
  for (let id = target.container; id; id = nodeOf(run, id).container) {
    const scope = ancestors.find((item) => item.kind === 'scope' && item.node === id && item !== ancestors[0])
    if (scope?.kind === 'scope') return { scope, place }
    place = id
  }
  return undefined
}

/** Does a token lie before or after a node, so that both cannot hold a token of the same course? */
function comparable(run: Run, place: string, other: Item): boolean {
  const model = run.model
  if (other.kind === 'join') {
    const source = model.flows[other.flow]?.source ?? other.node
    return liesAfter(model, place, source) || liesAfter(model, other.node, place)
  }
  return areInOrder(model, place, other.node)
}

/** Opens the sub-processes between a running scope and the one the target lies in, without starting them. */
function openScopesTo(run: Run, scope: ItemOf<'scope'>, container: string): ItemOf<'scope'> {
  const path: ScopeNode[] = []
  for (let node = nodeOf(run, container) as ScopeNode; node.id !== scope.node; ) {
    path.unshift(node)
    node = nodeOf(run, node.container) as ScopeNode
  }
  let inner = scope
  for (const node of path) {
    inner = add<ItemOf<'scope'>>(run, { kind: 'scope', node: node.id, parent: inner.id })
    run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: inner.id })
    armBoundary(run, node, inner)
    armEventScopes(run, node, inner)
  }
  return inner
}
