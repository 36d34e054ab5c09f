import { linkTarget, reachedFrom, waysByTokens } from '../engine/reach.ts'
import type { EventNode, ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import { createMarks, keyOf, type Marking, type Marks } from './marking.ts'
import { productions } from './productions.ts'

/** Places where parallel branches are not joined, and joins that may wait, or certainly wait, for ever. */
export type Unsound = { code: 'deadlock' | 'deadlock-certain' | 'lack-of-synchronization'; node: string }

/** How much is played before a scope is left alone: tokens looked at in all markings together. */
const MOST_WORK = 600_000

/** A scope being played. */
type Play = {
  model: ProcessModel
  marks: Marks
  work: number
  /** Joins that tokens wait at for ever in some course, joins that go on in some, and nodes tokens meet at. */
  waiting: Set<string>
  passed: Set<string>
  doubled: Set<string>
  /** Nodes on the way of a boundary event. */
  ways: Map<string, Set<string>>
}

/**
 * Plays all courses of a scope with tokens on its flows and looks for two faults: tokens that meet at a node that does not
 * join them, and tokens that wait at a join for ever. Merges are played last, so that branches that run in parallel
 * stand before them together. Scopes with complex gateways or quantities, or with too many courses, are left alone.
 */
export function findUnsound(model: ProcessModel, scope: ScopeNode, inside: ProcessNode[]): Unsound[] {
  if (!inside.every(isPlayable)) return []
  const marks = createMarks(inside.flatMap(({ outgoing }) => outgoing))
  const sets = { waiting: new Set<string>(), passed: new Set<string>(), doubled: new Set<string>() }
  const play: Play = { model, marks, work: 0, ...sets, ways: new Map() }
  for (const begin of beginnings(model, scope, inside)) if (!playFrom(play, begin)) return []
  const { waiting, passed, doubled } = sets
  // A course given up where tokens met may have gone on to the join, so nothing is certain then.
  const certain = (node: string): boolean => doubled.size === 0 && !passed.has(node)
  return [
    ...[...doubled].map((node): Unsound => ({ code: 'lack-of-synchronization', node })),
    ...[...waiting].map((node): Unsound => ({ code: certain(node) ? 'deadlock-certain' : 'deadlock', node })),
  ]
}

/** Plays all courses from one beginning; false when there are too many. */
function playFrom(play: Play, begin: ProcessNode): boolean {
  const { model, marks } = play
  const seen = new Set<string>()
  const open = productions(model, begin).map((flows) => ({ marking: marks.of(flows), put: flows }))
  for (let at = open.pop(); at; at = open.pop()) {
    const { marking, put } = at
    const key = keyOf(marking)
    if (seen.has(key)) continue
    seen.add(key)
    play.work += marking.tokens.size + 1
    if (play.work > MOST_WORK) return false
    const doubled = doubledNode(play, marking, put)
    if (doubled) {
      play.doubled.add(doubled)
      continue
    }
    const next = successorsOf(play, marking)
    if (next.length === 0)
      for (const flow of marking.tokens.keys()) play.waiting.add(model.flows[flow]!.target)
    for (const one of next) open.push(one)
  }
  return true
}

type Played = { marking: Marking; put: string[] }

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

/** A node other than a join before which two tokens stand; only where tokens were just put it can have come to that. */
function doubledNode(play: Play, { tokens }: Marking, put: string[]): string | undefined {
  const { model } = play
  const counted = new Set<string>()
  for (const flow of put) {
    const target = model.nodes[model.flows[flow]!.target]!
    if (isEnd(target)) continue
    if (isJoin(target)) {
      if (tokens.get(flow)! > 1) return target.id
      continue
    }
    if (counted.has(target.id)) continue
    counted.add(target.id)
    play.work += target.incoming.length
    let sum = 0
    for (const id of target.incoming) sum += tokens.get(id) ?? 0
    if (sum > 1) return target.id
  }
  return undefined
}

function isJoin(node: ProcessNode): boolean {
  return node.type === 'gateway' && (node.gateway === 'parallel' || node.gateway === 'inclusive')
}

/** Nothing runs twice when two branches end at the same end event. */
function isEnd(node: ProcessNode): boolean {
  return node.type === 'event' && node.position === 'end'
}

function successorsOf(play: Play, marking: Marking): Played[] {
  const { model } = play
  const merges: Played[] = []
  for (const flow of marking.tokens.keys()) {
    play.work++
    const node = model.nodes[model.flows[flow]!.target]!
    const played = playNode(play, marking, flow, node)
    if (!played) continue
    if (isJoin(node)) play.passed.add(node.id)
    if (node.incoming.length < 2 || isEnd(node)) return played
    for (const one of played) merges.push(one)
  }
  return merges
}

/** Markings after a node took its token or tokens; undefined when it still waits. */
function playNode(play: Play, marking: Marking, flow: string, node: ProcessNode): Played[] | undefined {
  const { model, marks } = play
  const taken = takes(play, marking, flow, node)
  if (!taken) return undefined
  if (stopsAll(node)) return [{ marking: marks.of([]), put: [] }]
  const left = marks.after(marking, taken, [])
  // Turn after turn of a loop may begin a way beside the main one; that it then runs twice is no fault.
  const runs = (event: EventNode): boolean => {
    const way = wayOf(play, event)
    return [...left.tokens.keys()].some((id) => way.has(model.flows[id]!.target))
  }
  return productions(model, throughLink(model, node), runs).map((put) => {
    play.work += left.tokens.size
    return { marking: marks.after(left, [], put), put }
  })
}

function wayOf(play: Play, event: EventNode): Set<string> {
  const way = play.ways.get(event.id) ?? reachedFrom(play.model, event.id)
  if (!play.ways.has(event.id)) play.work += way.size
  play.ways.set(event.id, way)
  return way
}

function takes(play: Play, { tokens }: Marking, flow: string, node: ProcessNode): string[] | undefined {
  const { model } = play
  if (node.type !== 'gateway' || node.incoming.length < 2) return [flow]
  if (node.gateway !== 'parallel' && node.gateway !== 'inclusive') return [flow]
  play.work += node.incoming.length
  if (node.gateway === 'parallel')
    return node.incoming.every((id) => tokens.has(id)) ? node.incoming : undefined
  if (node.incoming.every((id) => tokens.has(id))) return node.incoming
  const { empty, filled } = waysByTokens(model, node, (id) => tokens.has(id))
  play.work += empty.size + filled.size
  for (const id of tokens.keys()) {
    const at = model.flows[id]!.target
    if (at !== node.id && empty.has(at) && !filled.has(at)) return undefined
  }
  return node.incoming.filter((id) => tokens.has(id))
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
