import type { EventNode, ProcessModel, ProcessNode } from '../model.ts'

/** Beyond so many alternatives only single ones and all together are looked at. */
const MOST_SUBSETS = 4

/**
 * Sets of flows a node may put tokens on when it is left, boundary events included.
 * @param runs does the way of a boundary event that does not interrupt still run from before?
 */
export function productions(
  model: ProcessModel,
  node: ProcessNode,
  runs: (event: EventNode) => boolean = () => false,
): string[][] {
  if (node.type === 'gateway') {
    if (node.gateway === 'parallel') return [node.outgoing]
    if (node.gateway === 'inclusive') return someOf(node.outgoing, node.default)
    return node.outgoing.length === 0 ? [[]] : node.outgoing.map((flow) => [flow])
  }
  const plain = leavings(model, node)
  if (!('boundary' in node)) return plain
  const sets = plain.slice()
  for (const id of node.boundary) {
    const event = model.nodes[id] as EventNode
    if (event.interrupting) sets.push(event.outgoing)
    else if (!runs(event)) sets.push(...plain.map((flows) => [...flows, ...event.outgoing]))
  }
  return sets
}

/** An activity or event takes all flows without condition and any of those with one. */
function leavings(model: ProcessModel, node: ProcessNode): string[][] {
  const fallback = 'default' in node ? node.default : undefined
  const always = node.outgoing.filter((id) => !model.flows[id]!.condition && id !== fallback)
  const maybe = node.outgoing.filter((id) => model.flows[id]!.condition && id !== fallback)
  if (maybe.length === 0) return [fallback ? [...always, fallback] : always]
  const chosen = someOf(maybe, undefined).map((flows) => [...always, ...flows])
  if (fallback) chosen.push([...always, fallback])
  else if (always.length > 0) chosen.push(always)
  return chosen
}

/** Subsets of flows with at least one, or the default alone. */
function someOf(flows: string[], fallback: string | undefined): string[][] {
  const choices = flows.filter((flow) => flow !== fallback)
  const sets: string[][] = fallback ? [[fallback]] : []
  if (choices.length > MOST_SUBSETS) return [...sets, ...choices.map((flow) => [flow]), choices]
  for (let bits = 1; bits < 2 ** choices.length; bits++) {
    sets.push(choices.filter((_, n) => bits & (2 ** n)))
  }
  return sets.length === 0 ? [[]] : sets
}
