import type { ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import type { Item } from '../state.ts'
import { beginningsOf, playCourses } from './courses.ts'
import { productions } from './productions.ts'
import { liesAfter } from './reach.ts'

/** How much is played to see whether a flow can go on from somewhere; beyond, it is left to the watch over each step. */
const MOST_WORK = 50_000

/** Flows that get a token beside the one that is put before a node. */
export type Landing = {
  /** Branches that are finished: their token waits at the join, as it did before the join was passed. */
  finished: string[]
  /** Branches that begin again. */
  again: string[]
}

/**
 * Flows that need a token beside the one that is put before a node, so that the joins behind it do not wait for ever
 * ([N3.6] a return into a branch re-opens the split): the other branches of the joins that were passed stay finished; of
 * the splits around it, from the innermost outwards, those begin again that nothing is known of.
 * @param beside what else is alive in the scope
 * @param passed has the token that moves come by this join?
 * @returns undefined when the flow cannot go on from there whatever is re-opened
 */
export function landing(
  model: ProcessModel,
  scope: ScopeNode,
  place: string,
  beside: Item[],
  passed: (join: string) => boolean,
): Landing | undefined {
  const { inside, joins, anyway } = shapeOf(model, scope)
  if (!joins) return { finished: [], again: [] }
  const placed = new Map([['@', place]])
  const waiting: string[] = []
  for (const item of beside) {
    if (item.kind === 'join') waiting.push(item.flow)
    else if (item.kind !== 'reset') placed.set(`@${item.id}`, item.node)
  }
  const goesOn = (added: string[]): boolean => {
    const marking = [...placed.keys(), ...waiting, ...added]
    const courses = playCourses(model, inside, [marking], MOST_WORK, placed)
    if (!courses) return true
    const { waiting: stuck, doubled } = courses
    return (
      [...stuck].every((id) => anyway.stuck.has(id)) && [...doubled].every((id) => anyway.doubled.has(id))
    )
  }
  const again: string[] = []
  if (goesOn(again)) return { finished: [], again }
  const finished = inside
    .filter((node) => isJoin(node) && liesAfter(model, place, node.id) && passed(node.id))
    .flatMap((join) => join.incoming.filter((id) => !comesBy(model, id, place, beside)))
  if (finished.length > 0 && goesOn(finished)) return { finished, again }
  for (const split of splitsAround(model, inside, place)) {
    for (const id of split.outgoing) {
      const { target } = model.flows[id]!
      const runs = beside.some((item) => liesIn(model, id, item))
      if (!runs && !liesAfter(model, target, place)) again.push(id)
    }
    if (goesOn(again)) return { finished: [], again }
  }
  return undefined
}

/** May a token come to a join by a flow: the one that is placed, or one beside it? */
function comesBy(model: ProcessModel, flow: string, place: string, beside: Item[]): boolean {
  const { source } = model.flows[flow]!
  return (
    liesAfter(model, place, source) ||
    beside.some((item) =>
      item.kind === 'join'
        ? item.flow === flow
        : item.kind !== 'reset' && liesAfter(model, item.node, source),
    )
  )
}

function isJoin(node: ProcessNode): boolean {
  return node.type === 'gateway' && node.gateway === 'parallel' && node.incoming.length > 1
}

/** Does something alive lie in the branch that a flow begins? */
function liesIn(model: ProcessModel, branch: string, item: Item): boolean {
  const { target } = model.flows[branch]!
  if (item.kind !== 'join') return liesAfter(model, target, item.node)
  return item.flow === branch || liesAfter(model, target, model.flows[item.flow]?.source ?? item.node)
}

/** Parallel splits before a node that it does not lie before itself, the nearest first. */
function splitsAround(model: ProcessModel, inside: ProcessNode[], place: string): ProcessNode[] {
  const splits = inside.filter(
    (node) =>
      node.type === 'gateway' &&
      node.gateway === 'parallel' &&
      node.outgoing.length > 1 &&
      node.id !== place &&
      liesAfter(model, node.id, place),
  )
  return splits.toSorted((a, b) => (liesAfter(model, a.id, b.id) ? 1 : -1))
}

type Shape = {
  inside: ProcessNode[]
  /** Has the scope a node that waits for tokens of several flows? */
  joins: boolean
  /** Where its courses may come to a stop, or run twice, without anybody having moved a token. */
  anyway: { stuck: Set<string>; doubled: Set<string> }
}

const shapes = new WeakMap<ProcessModel, Map<string, Shape>>()

function shapeOf(model: ProcessModel, scope: ScopeNode): Shape {
  const ofModel = shapes.get(model) ?? new Map<string, Shape>()
  shapes.set(model, ofModel)
  const known = ofModel.get(scope.id) ?? measure(model, scope)
  ofModel.set(scope.id, known)
  return known
}

function measure(model: ProcessModel, scope: ScopeNode): Shape {
  const inside = Object.values(model.nodes).filter((node) => node.container === scope.id)
  const joins = inside.some(isJoin)
  if (!joins) return { inside, joins, anyway: { stuck: new Set(), doubled: new Set() } }
  const beginnings = beginningsOf(model, scope, inside).flatMap((node) => productions(model, node))
  const courses = playCourses(model, inside, beginnings, MOST_WORK)
  const anyway = {
    stuck: courses?.waiting ?? new Set<string>(),
    doubled: courses?.doubled ?? new Set<string>(),
  }
  return { inside, joins, anyway }
}
