import type { ProcessModel, ProcessNode } from '../model.ts'

type Reach = {
  /** By join and flows: nodes from which a token can still come by one of the flows without passing the join. */
  ways: Map<string, Set<string>>
  /** By node: nodes that lie after it, and before it, when flows that lead back are left out. */
  order: Map<string, { after: Set<string>; before: Set<string> }>
  /** Ways that lead back, as `from to`, and the ways to each node, by container. */
  ranks: Map<string, Ranks>
  links: Links
}

/** Most sets kept of one model; beyond, they are worked out anew. */
const MOST_KEPT = 500

const known = new WeakMap<ProcessModel, Reach>()

function reachOf(model: ProcessModel): Reach {
  let reach = known.get(model)
  if (!reach) {
    reach = { ways: new Map(), order: new Map(), ranks: new Map(), links: linksOf(model) }
    known.set(model, reach)
  }
  return reach
}

/** Ids of the link events of each scope by name: those that throw, and the first that catches. */
type Links = { throwing: Map<string, string[]>; catching: Map<string, string> }

function linksOf(model: ProcessModel): Links {
  const links: Links = { throwing: new Map(), catching: new Map() }
  for (const node of Object.values(model.nodes)) {
    if (node.type !== 'event' || (node.position !== 'throw' && node.position !== 'catch')) continue
    for (const definition of node.definitions) {
      if (definition.kind !== 'link') continue
      const key = linkKey(node.container, definition.name)
      if (node.position === 'catch') {
        if (!links.catching.has(key)) links.catching.set(key, node.id)
      } else if (links.throwing.has(key)) links.throwing.get(key)!.push(node.id)
      else links.throwing.set(key, [node.id])
    }
  }
  return links
}

function linkKey(container: string, name: string): string {
  return `${container} ${name}`
}

/**
 * Nodes from which a token may reach a join by one of some incoming flows without visiting the join first; the sets of
 * the inclusive join rule (BPMN 2.0 §13.4.3). Boundary events and links count as ways.
 */
export function waysInto(model: ProcessModel, join: ProcessNode, flows: string[]): Set<string> {
  const { ways } = reachOf(model)
  const key = `${join.id} ${flows.join(' ')}`
  let found = ways.get(key)
  if (!found) {
    if (ways.size >= MOST_KEPT) ways.clear()
    found = new Set<string>()
    const open = flows.map((id) => model.flows[id]!.source)
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === join.id || found.has(id)) continue
      found.add(id)
      for (const before of predecessors(model, model.nodes[id]!)) open.push(before)
    }
    ways.set(key, found)
  }
  return found
}

/** Where a token can come from by the flows of a join that have a token, and by those that have none. */
export function waysByTokens(
  model: ProcessModel,
  join: ProcessNode,
  hasToken: (flow: string) => boolean,
): { empty: Set<string>; filled: Set<string> } {
  const filled = join.incoming.filter(hasToken)
  const empty = join.incoming.filter((flow) => !hasToken(flow))
  return { empty: waysInto(model, join, empty), filled: waysInto(model, join, filled) }
}

function predecessors(model: ProcessModel, node: ProcessNode): string[] {
  const before = node.incoming.map((id) => model.flows[id]!.source)
  if (node.type === 'event' && node.attachedTo) before.push(node.attachedTo)
  if (node.type === 'event' && node.position === 'catch') {
    for (const definition of node.definitions) {
      if (definition.kind === 'link') before.push(...linkSources(model, node.container, definition.name))
    }
  }
  return before
}

function linkSources(model: ProcessModel, container: string, name: string): string[] {
  return reachOf(model).links.throwing.get(linkKey(container, name)) ?? []
}

/** Nodes a token may come to from some nodes, these included. */
export function reachedFrom(model: ProcessModel, ...from: string[]): Set<string> {
  const reached = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    for (const next of successors(model, model.nodes[id]!)) open.push(next)
  }
  return reached
}

/** Nodes a token goes to next, by flow, boundary event or link. */
export function successors(model: ProcessModel, node: ProcessNode): string[] {
  const next = node.outgoing.map((id) => model.flows[id]!.target)
  if (node.type === 'task' || node.type === 'call' || node.type === 'scope') next.push(...node.boundary)
  if (node.type === 'event' && node.position === 'throw') {
    for (const definition of node.definitions) {
      if (definition.kind === 'link') {
        const target = linkTarget(model, node.container, definition.name)
        if (target) next.push(target)
      }
    }
  }
  return next
}

/** The catching link event of a name in a scope. */
export function linkTarget(model: ProcessModel, container: string, name: string): string | undefined {
  return reachOf(model).links.catching.get(linkKey(container, name))
}

/** Do two nodes of a scope lie one after the other, flows that lead back left out? A node does with itself. */
export function areInOrder(model: ProcessModel, one: string, other: string): boolean {
  return one === other || liesAfter(model, one, other) || liesAfter(model, other, one)
}

/** Does `later` lie after `earlier`, flows that lead back left out? A node lies after itself. */
export function liesAfter(model: ProcessModel, earlier: string, later: string): boolean {
  if (earlier === later) return true
  const { order } = reachOf(model)
  // One set answers for both directions, so that asking about many nodes beside one needs no set for each.
  const ofEarlier = order.get(earlier)
  if (ofEarlier) return ofEarlier.after.has(later)
  const ofLater = order.get(later)
  if (ofLater) return ofLater.before.has(earlier)
  return orderOf(model, earlier).after.has(later)
}

function orderOf(model: ProcessModel, id: string): { after: Set<string>; before: Set<string> } {
  const { order } = reachOf(model)
  const { next, previous } = ranksOf(model, model.nodes[id]?.container ?? '')
  if (order.size >= MOST_KEPT) order.clear()
  const found = { after: closure(id, next), before: closure(id, previous) }
  order.set(id, found)
  return found
}

function closure(from: string, ways: Map<string, string[]>): Set<string> {
  const found = new Set<string>()
  const open = [...(ways.get(from) ?? [])]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    for (const beyond of ways.get(id) ?? []) open.push(beyond)
  }
  return found
}

/** Nodes of a container and what comes next and before, without the ways that lead back. */
type Ranks = { next: Map<string, string[]>; previous: Map<string, string[]> }

function ranksOf(model: ProcessModel, container: string): Ranks {
  const { ranks } = reachOf(model)
  let found = ranks.get(container)
  if (!found) {
    found = rank(model, container)
    ranks.set(container, found)
  }
  return found
}

/** Walks a container depth first, from its entries; a way to a node that is still open leads back. */
function rank(model: ProcessModel, container: string): Ranks {
  const ranks: Ranks = { next: new Map(), previous: new Map() }
  const inside = Object.values(model.nodes).filter((node) => node.container === container)
  const state = new Map<string, 'open' | 'done'>()
  const path: { id: string; open: string[] }[] = []
  const begin = (node: ProcessNode): void => {
    state.set(node.id, 'open')
    path.push({ id: node.id, open: successors(model, node).toReversed() })
  }
  const visit = (node: ProcessNode): void => {
    begin(node)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const id = top.open.pop()
      if (id === undefined) {
        state.set(top.id, 'done')
        path.pop()
      } else if (state.get(id) !== 'open') {
        push(ranks.next, top.id, id)
        push(ranks.previous, id, top.id)
        if (!state.has(id)) begin(model.nodes[id]!)
      }
    }
  }
  const entry = (node: ProcessNode): boolean =>
    node.incoming.length === 0 && !(node.type === 'event' && node.position === 'boundary')
  for (const node of inside) if (entry(node) && !state.has(node.id)) visit(node)
  for (const node of inside) if (!state.has(node.id)) visit(node)
  return ranks
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
