import type { ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import type { Item } from '../state.ts'
import { beginningsOf, playCourses } from './courses.ts'
import { productions } from './productions.ts'
import { liesAfter } from './reach.ts'

/** How much is played to see whether a flow can go on from somewhere; beyond, it is left to the watch over each step. */
const MOST_WORK = 50_000

/**
 * Flows that need a token beside the one that is put before a node, so that the joins behind it do not wait for ever: the
 * other branches of the splits around it, from the innermost outwards ([N3.6] a return into a branch re-opens the split).
 * @param beside what else is alive in the scope
 * @returns undefined when the flow cannot go on from there whatever is re-opened
 */
export function landing(
  model: ProcessModel,
  scope: ScopeNode,
  place: string,
  beside: Item[],
): string[] | undefined {
  const { inside, joins, anyway } = shapeOf(model, scope)
  if (!joins) return []
  const placed = new Map([['@', place]])
  const waiting: string[] = []
  for (const item of beside) {
    if (item.kind === 'join') waiting.push(item.flow)
    else if (item.kind !== 'reset') placed.set(`@${item.id}`, item.node)
  }
  const goesOn = (reopened: string[]): boolean => {
    const marking = [...placed.keys(), ...waiting, ...reopened]
    const courses = playCourses(model, inside, [marking], MOST_WORK, placed)
    if (!courses) return true
    const { waiting: stuck, doubled } = courses
    return (
      [...stuck].every((id) => anyway.stuck.has(id)) && [...doubled].every((id) => anyway.doubled.has(id))
    )
  }
  const reopened: string[] = []
  if (goesOn(reopened)) return reopened
  for (const split of splitsAround(model, inside, place)) {
    for (const id of split.outgoing) {
      const { target } = model.flows[id]!
      const runs = beside.some((item) => liesIn(model, id, item))
      if (!runs && !liesAfter(model, target, place)) reopened.push(id)
    }
    if (goesOn(reopened)) return reopened
  }
  return undefined
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
  const joins = inside.some(
    (node) => node.type === 'gateway' && node.gateway === 'parallel' && node.incoming.length > 1,
  )
  if (!joins) return { inside, joins, anyway: { stuck: new Set(), doubled: new Set() } }
  const beginnings = beginningsOf(model, scope, inside).flatMap((node) => productions(model, node))
  const courses = playCourses(model, inside, beginnings, MOST_WORK)
  const anyway = {
    stuck: courses?.waiting ?? new Set<string>(),
    doubled: courses?.doubled ?? new Set<string>(),
  }
  return { inside, joins, anyway }
}
