import type { ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import type { Command, RefusalCode } from '../protocol.ts'
import type { InstanceState, Item, ItemOf } from '../state.ts'
import { arrive, take } from './flow.ts'
import { type Landing, landing } from './landing.ts'
import { areInOrder, liesAfter } from './reach.ts'
import { add, cancel, childrenOf, nodeOf, type Run, scopeNodeOf, unpack } from './run.ts'
import { armEventScopes } from './scope.ts'
import { attempt } from './settle.ts'
import { armBoundary } from './timer.ts'

/**
 * Takes the token of an open item to another node ([N3.6] return, [N3.13] jump). Tokens that lie before or after the
 * target would meet it there or come twice, so they go too; those in branches beside it stay. Where a join needs branches
 * that have none, those it has passed before stay finished if `branches` says so, and the others begin again. With `keep`
 * all stay as they are.
 */
export function moveToken(
  run: Run,
  itemId: number,
  to: string,
  { siblings = 'cancel', branches = 'again' }: Move,
): RefusalCode | undefined {
  const plan = planMove(run, itemId, to, { siblings, branches })
  if (typeof plan === 'string') return plan
  const { scope, gone, path, reopened } = plan
  for (const item of gone) cancel(run, item)
  // A sub-process that cannot be opened for its timers has the token before it.
  attempt(run, path[0]?.id ?? to, scope.id, () => {
    let inner = scope
    for (const [level, node] of path.entries()) {
      reopen(run, reopened[level], inner)
      inner = openScope(run, node, inner)
    }
    reopen(run, reopened[path.length], inner)
    arrive(run, to, inner.id)
  })
  return undefined
}

/** May the token of an open item be taken to a node, so that the flow can go on from there? */
export function canMoveToken(model: ProcessModel, state: InstanceState, itemId: number, to: string): boolean {
  const run = unpack(model, state, { evaluate: () => undefined })
  return typeof planMove(run, itemId, to, { siblings: 'cancel', branches: 'again' }) !== 'string'
}

/** How a token moves, and what it does to the branches beside its way. */
export type Move = Pick<Extract<Command, { type: 'moveToken' }>, 'siblings' | 'branches'>

/** What a move comes to. */
type MovePlan = {
  /** The running scope around the item and the target. */
  scope: ItemOf<'scope'>
  /** What leaves it: the token that moves first, then those that cannot stay beside it. */
  gone: Item[]
  /** Sub-processes to open for the target. */
  path: ScopeNode[]
  /** Flows that need a token, in that scope and in each of these. */
  reopened: Landing[]
}

function planMove(
  run: Run,
  itemId: number,
  to: string,
  { siblings, branches }: Required<Move>,
): MovePlan | RefusalCode {
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
  const others = childrenOf(run, scope.id).filter((other) => other.id !== moved.id)
  const meets = (other: Item): boolean => siblings === 'cancel' && comparable(run, place, other)
  const gone = [...others.filter(meets), moved]
  const path = scopesTo(run, scope, target.container)
  if (siblings === 'keep') return { scope, gone, path, reopened: [] }
  const beside = others.filter((other) => !meets(other))
  const places = [...path.map(({ id }) => id), to]
  const from = branches === 'finished' ? moved.node : undefined
  const reopened = landings(run, [scopeNodeOf(run, scope), ...path], places, { beside, from })
  return reopened ? { scope, gone, path, reopened } : 'partners-missing'
}

/**
 * Flows that need a token in each scope from the running one to that of the target; undefined when none would do.
 * @param from where the token stood; absent: what it has passed does not count
 */
function landings(
  run: Run,
  scopes: ScopeNode[],
  places: string[],
  { beside, from }: { beside: Item[]; from: string | undefined },
): Landing[] | undefined {
  const found: Landing[] = []
  const isBefore = (id: string): boolean =>
    from !== undefined && id !== from && liesAfter(run.model, id, from)
  // A sub-process that was left before is finished, and with it all that was in it.
  const wasLeft = isBefore(places[0]!)
  for (const [level, node] of scopes.entries()) {
    const passed = level === 0 ? isBefore : () => wasLeft
    const flows = landing(run.model, node, places[level]!, level === 0 ? beside : [], passed)
    if (!flows) return undefined
    found.push(flows)
  }
  return found
}

function reopen(run: Run, flows: Landing | undefined, scope: ItemOf<'scope'>): void {
  for (const id of flows?.finished ?? []) arrive(run, run.model.flows[id]!.target, scope.id, id)
  for (const id of flows?.again ?? []) take(run, run.model.flows[id]!, scope.id)
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

/** The sub-processes between a running scope and the one the target lies in, the outermost first. */
function scopesTo(run: Run, scope: ItemOf<'scope'>, container: string): ScopeNode[] {
  const path: ScopeNode[] = []
  for (let node = nodeOf(run, container) as ScopeNode; node.id !== scope.node; ) {
    path.unshift(node)
    node = nodeOf(run, node.container) as ScopeNode
  }
  return path
}

/** Opens a sub-process without starting it. */
function openScope(run: Run, node: ScopeNode, parent: ItemOf<'scope'>): ItemOf<'scope'> {
  const inner = add<ItemOf<'scope'>>(run, { kind: 'scope', node: node.id, parent: parent.id })
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: inner.id })
  armBoundary(run, node, inner)
  armEventScopes(run, node, inner)
  return inner
}
