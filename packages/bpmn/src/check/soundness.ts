import { linkTarget, reachedFrom, waysInto } from '../engine/reach.ts'
import type { EventNode, ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import { productions } from './productions.ts'

/** Places where parallel branches are not joined, and joins that may wait for ever. */
export type Unsound = { code: 'deadlock' | 'lack-of-synchronization'; node: string }

/** Tokens by flow. */
type Marking = Map<string, number>

const MOST_MARKINGS = 3000

/**
 * Plays all courses of a scope with tokens on its flows and looks for two faults: tokens that meet at a node that does not
 * join them, and tokens that wait at a join for ever. Merges are played last, so that branches that run in parallel
 * stand before them together. Scopes with complex gateways or quantities, or with too many courses, are left alone.
 */
export function findUnsound(model: ProcessModel, scope: ScopeNode): Unsound[] {
  const inside = Object.values(model.nodes).filter((node) => node.container === scope.id)
  if (!inside.every(isPlayable)) return []
  const found = new Map<string, Unsound>()
  const note = (code: Unsound['code'], node: string): void => {
    found.set(`${code} ${node}`, { code, node })
  }
  for (const begin of beginnings(model, scope, inside)) {
    const seen = new Set<string>()
    const open: Marking[] = productions(model, begin).map((flows) => plus(new Map(), flows))
    for (let marking = open.pop(); marking; marking = open.pop()) {
      const key = [...marking].toSorted().join(' ')
      if (seen.has(key)) continue
      seen.add(key)
      if (seen.size > MOST_MARKINGS) return []
      const doubled = doubledNode(model, marking)
      if (doubled) {
        note('lack-of-synchronization', doubled)
        continue
      }
      const next = successorsOf(model, marking)
      if (next.length === 0) for (const flow of marking.keys()) note('deadlock', model.flows[flow]!.target)
      open.push(...next)
    }
  }
  return [...found.values()]
}

function isPlayable(node: ProcessNode): boolean {
  if (node.type === 'gateway') return node.gateway !== 'complex' && !node.parallelEvents
  if (node.type === 'event') return true
  return node.startQuantity === 1 && node.completionQuantity === 1
}

/** Nodes a course begins at, each alone: start events, else what begins by itself. */
function beginnings(model: ProcessModel, scope: ScopeNode, inside: ProcessNode[]): ProcessNode[] {
  if (scope.scope === 'adHoc') return []
  const starts = inside.filter((node) => node.type === 'event' && node.position === 'start')
  if (starts.length > 0) return starts
  const own = scope.starts.length === 1 ? scope.starts : []
  const triggers = model.triggers.filter((id) => model.nodes[id]?.container === scope.id)
  return [...own, ...triggers].map((id) => model.nodes[id]!)
}

/** A node other than a join before which two tokens stand. */
function doubledNode(model: ProcessModel, marking: Marking): string | undefined {
  const before = new Map<string, number>()
  for (const [flow, count] of marking) {
    const target = model.nodes[model.flows[flow]!.target]!
    const joins =
      target.type === 'gateway' && (target.gateway === 'parallel' || target.gateway === 'inclusive')
    if (joins && count === 1) continue
    if (isEnd(target)) continue
    const sum = (before.get(target.id) ?? 0) + count
    before.set(target.id, sum)
    if (sum > 1) return target.id
  }
  return undefined
}

/** Nothing runs twice when two branches end at the same end event. */
function isEnd(node: ProcessNode): boolean {
  return node.type === 'event' && node.position === 'end'
}

function successorsOf(model: ProcessModel, marking: Marking): Marking[] {
  const merges: Marking[][] = []
  for (const flow of marking.keys()) {
    const node = model.nodes[model.flows[flow]!.target]!
    const played = play(model, marking, flow, node)
    if (!played) continue
    if (node.incoming.length < 2 || isEnd(node)) return played
    merges.push(played)
  }
  return merges.flat()
}

/** Markings after a node took its token or tokens; undefined when it still waits. */
function play(model: ProcessModel, marking: Marking, flow: string, node: ProcessNode): Marking[] | undefined {
  const taken = takes(model, marking, flow, node)
  if (!taken) return undefined
  const left = new Map(marking)
  for (const id of taken) {
    const count = left.get(id)! - 1
    if (count > 0) left.set(id, count)
    else left.delete(id)
  }
  if (stopsAll(node)) return [new Map()]
  // Turn after turn of a loop may begin a way beside the main one; that it then runs twice is no fault.
  const runs = (event: EventNode): boolean => {
    const way = reachedFrom(model, event.id)
    return [...left.keys()].some((id) => way.has(model.flows[id]!.target))
  }
  return productions(model, throughLink(model, node), runs).map((flows) => plus(left, flows))
}

function takes(model: ProcessModel, marking: Marking, flow: string, node: ProcessNode): string[] | undefined {
  if (node.type !== 'gateway' || node.incoming.length < 2) return [flow]
  if (node.gateway === 'parallel')
    return node.incoming.every((id) => marking.has(id)) ? node.incoming : undefined
  if (node.gateway !== 'inclusive') return [flow]
  const ways = waysInto(model, node)
  const reaches = (at: string, filled: boolean): boolean =>
    node.incoming.some((id) => marking.has(id) === filled && ways.get(id)!.has(at))
  for (const id of marking.keys()) {
    const at = model.flows[id]!.target
    if (at !== node.id && reaches(at, false) && !reaches(at, true)) return undefined
  }
  return node.incoming.filter((id) => marking.has(id))
}

function stopsAll(node: ProcessNode): boolean {
  if (node.type !== 'event' || node.position !== 'end') return false
  return node.definitions.some((d) => d.kind === 'terminate' || d.kind === 'error' || d.kind === 'cancel')
}

function throughLink(model: ProcessModel, node: ProcessNode): ProcessNode {
  const link =
    node.type === 'event' && node.position === 'throw' && node.definitions.find((d) => d.kind === 'link')
  const target = link && link.kind === 'link' ? linkTarget(model, node.container, link.name) : undefined
  return target ? model.nodes[target]! : node
}

function plus(marking: Marking, flows: string[]): Marking {
  const sum = new Map(marking)
  for (const flow of flows) sum.set(flow, (sum.get(flow) ?? 0) + 1)
  return sum
}
