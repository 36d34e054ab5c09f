import type { EventNode, ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import { createMarks, keyOf, type Marking, type Marks } from './marking.ts'
import { productions } from './productions.ts'
import { linkTarget, reachedFrom, waysByTokens } from './reach.ts'

/** What was seen when all courses of a scope were played. */
export type Courses = {
  /** Joins that tokens wait at for ever in some course. */
  waiting: Set<string>
  /** Joins that go on in some course. */
  passed: Set<string>
  /** Nodes that do not join the tokens that meet before them. */
  doubled: Set<string>
}

/** Tokens that stand before nodes without having come by a flow: node by a name of the token. */
export type Placed = ReadonlyMap<string, string>

type Play = Courses & {
  model: ProcessModel
  marks: Marks
  placed: Placed
  /** Tokens looked at in all markings so far. */
  work: number
  /** Nodes on the way of a boundary event. */
  ways: Map<string, Set<string>>
}

/**
 * Plays all courses that begin with tokens on some flows, and looks for two faults: tokens that meet at a node that does not
 * join them, and tokens that wait at a join for ever. Merges are played last, so that branches that run in parallel
 * stand before them together.
 * @param inside nodes of one scope
 * @param beginnings sets of flows, or names of placed tokens, that have a token when a course begins
 * @param most tokens looked at in all markings together before it is given up
 * @returns undefined when there are too many courses, or nodes that cannot be played (complex gateways, quantities)
 */
export function playCourses(
  model: ProcessModel,
  inside: ProcessNode[],
  beginnings: string[][],
  most: number,
  placed: Placed = new Map(),
): Courses | undefined {
  if (!inside.every(isPlayable)) return undefined
  const marks = createMarks([...inside.flatMap(({ outgoing }) => outgoing), ...placed.keys()])
  const courses: Courses = { waiting: new Set(), passed: new Set(), doubled: new Set() }
  const play: Play = { ...courses, model, marks, placed, work: 0, ways: new Map() }
  const seen = new Set<string>()
  const open: Played[] = beginnings.map((put) => ({ marking: marks.of(put), put }))
  for (let at = open.pop(); at; at = open.pop()) {
    const key = keyOf(at.marking)
    if (seen.has(key)) continue
    seen.add(key)
    play.work += at.marking.tokens.size + 1
    if (play.work > most) return undefined
    for (const next of goOn(play, at)) open.push(next)
  }
  return courses
}

function goOn(play: Play, { marking, put }: Played): Played[] {
  const doubled = doubledNode(play, marking, put)
  if (doubled) {
    play.doubled.add(doubled)
    return []
  }
  const next = successorsOf(play, marking)
  if (next.length === 0) for (const token of marking.tokens.keys()) play.waiting.add(targetOf(play, token))
  return next
}

function targetOf({ model, placed }: Play, token: string): string {
  return placed.get(token) ?? model.flows[token]!.target
}

type Played = { marking: Marking; put: string[] }

function isPlayable(node: ProcessNode): boolean {
  if (node.type === 'gateway') return node.gateway !== 'complex' && !node.parallelEvents
  if (node.type === 'event') return true
  return node.startQuantity === 1 && node.completionQuantity === 1
}

/** A node other than a join before which two tokens stand; only where tokens were just put it can have come to that. */
function doubledNode(play: Play, { tokens }: Marking, put: string[]): string | undefined {
  const { model } = play
  const counted = new Set<string>()
  for (const flow of put) {
    const target = model.nodes[targetOf(play, flow)]!
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
    const node = model.nodes[targetOf(play, flow)]!
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
    return [...left.tokens.keys()].some((id) => way.has(targetOf(play, id)))
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
  // A placed token has come by no flow: it waits for no other.
  if (node.type !== 'gateway' || node.incoming.length < 2 || play.placed.has(flow)) return [flow]
  if (node.gateway !== 'parallel' && node.gateway !== 'inclusive') return [flow]
  play.work += node.incoming.length
  if (node.gateway === 'parallel')
    return node.incoming.every((id) => tokens.has(id)) ? node.incoming : undefined
  if (node.incoming.every((id) => tokens.has(id))) return node.incoming
  const { empty, filled } = waysByTokens(model, node, (id) => tokens.has(id))
  play.work += empty.size + filled.size
  for (const id of tokens.keys()) {
    const at = targetOf(play, id)
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

/** Nodes a course begins at, each alone: start events, else what begins by itself. */
export function beginningsOf(model: ProcessModel, scope: ScopeNode, inside: ProcessNode[]): ProcessNode[] {
  if (scope.scope === 'adHoc') return []
  const starts = inside.filter((node) => node.type === 'event' && node.position === 'start')
  if (starts.length > 0) return starts
  const own = scope.starts.length === 1 ? scope.starts : []
  const triggers = model.triggers.filter((id) => model.nodes[id]?.container === scope.id)
  return [...own, ...triggers].map((id) => model.nodes[id]!)
}
