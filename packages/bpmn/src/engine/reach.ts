import type { ProcessModel, ProcessNode } from '../model.ts'

type Reach = {
  /** Per join, per incoming flow: nodes from which a token can still come by that flow without passing the join. */
  joins: Map<string, Map<string, Set<string>>>
  /** Per node: nodes that lie after it when flows that lead back are left out. */
  after: Map<string, Set<string>>
}

const known = new WeakMap<ProcessModel, Reach>()

function reachOf(model: ProcessModel): Reach {
  let reach = known.get(model)
  if (!reach) {
    reach = { joins: new Map(), after: new Map() }
    known.set(model, reach)
  }
  return reach
}

/**
 * Nodes from which a token may reach a join by each of its incoming flows without visiting the join first; the sets
 * of the inclusive join rule (BPMN 2.0 §13.4.3). Boundary events and links count as ways.
 */
export function waysInto(model: ProcessModel, join: ProcessNode): Map<string, Set<string>> {
  const { joins } = reachOf(model)
  let ways = joins.get(join.id)
  if (!ways) {
    ways = new Map()
    for (const id of join.incoming) ways.set(id, waysTo(model, model.flows[id]!.source, join.id))
    joins.set(join.id, ways)
  }
  return ways
}

function waysTo(model: ProcessModel, source: string, without: string): Set<string> {
  const seen = new Set<string>()
  const open = [source]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === without || seen.has(id)) continue
    seen.add(id)
    for (const before of predecessors(model, model.nodes[id]!)) open.push(before)
  }
  return seen
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
  const sources: string[] = []
  for (const node of Object.values(model.nodes)) {
    if (node.type !== 'event' || node.container !== container || node.position !== 'throw') continue
    if (node.definitions.some((d) => d.kind === 'link' && d.name === name)) sources.push(node.id)
  }
  return sources
}

/** Nodes a token may come to from some nodes, these included. */
export function reachedFrom(model: ProcessModel, ...from: string[]): Set<string> {
  const reached = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...successors(model, model.nodes[id]!))
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
  for (const node of Object.values(model.nodes)) {
    if (node.type !== 'event' || node.container !== container || node.position !== 'catch') continue
    if (node.definitions.some((d) => d.kind === 'link' && d.name === name)) return node.id
  }
  return undefined
}

/** Does `later` lie after `earlier`, flows that lead back left out? A node lies after itself. */
export function liesAfter(model: ProcessModel, earlier: string, later: string): boolean {
  if (earlier === later) return true
  const { after } = reachOf(model)
  const container = model.nodes[earlier]?.container
  if (after.size === 0 || !after.has(earlier)) orderContainer(model, container ?? '', after)
  return after.get(earlier)?.has(later) ?? false
}

/** Fills in what lies after each node of a container: depth-first order without the flows that lead back. */
function orderContainer(model: ProcessModel, container: string, after: Map<string, Set<string>>): void {
  const inside = Object.values(model.nodes).filter((node) => node.container === container)
  const state = new Map<string, 'open' | 'done'>()
  const visit = (node: ProcessNode): Set<string> => {
    state.set(node.id, 'open')
    const set = new Set<string>()
    for (const id of successors(model, node)) {
      if (state.get(id) === 'open') continue
      const beyond = state.get(id) === 'done' ? after.get(id)! : visit(model.nodes[id]!)
      set.add(id)
      for (const far of beyond) set.add(far)
    }
    state.set(node.id, 'done')
    after.set(node.id, set)
    return set
  }
  const entry = (node: ProcessNode): boolean =>
    node.incoming.length === 0 && !(node.type === 'event' && node.position === 'boundary')
  for (const node of inside) if (entry(node) && !state.has(node.id)) visit(node)
  for (const node of inside) if (!state.has(node.id)) visit(node)
}
