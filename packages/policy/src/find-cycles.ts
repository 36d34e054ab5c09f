/** Parents (or superiors) by id. */
export type ParentMap = Readonly<Record<string, readonly string[]>>

type Graph = ReadonlyMap<string, readonly string[]>

/**
 * Cycles in a relation of role parents, departments or reporting lines (P3.2, P4.4).
 * @returns one shortest cycle for every group of ids that lead back to each other, e.g. `['a', 'b']` for a → b → a.
 * Each begins with the smallest id of its group and the list is sorted: equal relations give equal answers.
 */
export function findCycles(parents: ParentMap): string[][] {
  const upward = cyclicPart(new Map(Object.entries(parents)))
  const downward = reversed(upward)
  const done = new Set<string>()
  const cycles: string[][] = []
  for (const start of [...upward.keys()].sort()) {
    if (done.has(start)) continue
    const cycle = shortestWayBack(upward, start)
    if (!cycle) continue
    cycles.push(cycle)
    const below = reachable(downward, start)
    for (const id of reachable(upward, start)) if (below.has(id)) done.add(id)
  }
  return cycles
}

/**
 * The cycle that would appear if `child` got the parent `parent`, or null when the change is harmless.
 * @returns the ids from `child` over `parent` up to the one below `child`
 */
export function cycleByAdding(parents: ParentMap, child: string, parent: string): string[] | null {
  if (child === parent) return [child]
  const way = shortestWay(new Map(Object.entries(parents)), parent, child)
  return way && [child, ...way.slice(0, -1)]
}

/** Parents by role id, as `findCycles` takes them. */
export function roleParents(
  roles: Readonly<Record<string, { readonly parentIds?: readonly string[] }>>,
): ParentMap {
  return Object.fromEntries(Object.entries(roles).map(([id, { parentIds = [] }]) => [id, parentIds]))
}

/** The graph without everything that hangs above or below cycles; empty when there is none, which is the usual case. */
function cyclicPart(graph: Graph): Graph {
  return reversed(withoutEnds(reversed(withoutEnds(graph))))
}

/** Takes away ids that lead nowhere, then those that now lead nowhere, and so on. */
function withoutEnds(graph: Graph): Graph {
  const downward = reversed(graph)
  const open = new Map([...graph].map(([id, targets]) => [id, new Set(targets).size]))
  const ends = [...downward.keys()].filter((id) => !open.get(id))
  for (const end of ends)
    for (const below of downward.get(end) ?? []) {
      const left = open.get(below)! - 1
      open.set(below, left)
      if (left === 0) ends.push(below)
    }
  const kept = (id: string): boolean => (open.get(id) ?? 0) > 0
  const rest = [...graph].filter(([id]) => kept(id))
  return new Map(rest.map(([id, targets]) => [id, targets.filter(kept)]))
}

function reversed(graph: Graph): Graph {
  const result = new Map<string, string[]>([...graph.keys()].map((id) => [id, []]))
  for (const [id, targets] of graph)
    for (const target of new Set(targets)) {
      const sources = result.get(target) ?? []
      sources.push(id)
      result.set(target, sources)
    }
  return result
}

function reachable(graph: Graph, start: string): ReadonlySet<string> {
  const seen = new Set([start])
  for (const id of seen) for (const target of graph.get(id) ?? []) seen.add(target)
  return seen
}

function shortestWayBack(graph: Graph, start: string): string[] | null {
  let shortest: string[] | null = null
  for (const target of graph.get(start) ?? []) {
    const way = shortestWay(graph, target, start)
    if (way && (!shortest || way.length < shortest.length)) shortest = way
  }
  return shortest && [start, ...shortest.slice(0, -1)]
}

/** The shortest chain from `from` to `to`, both included. */
function shortestWay(graph: Graph, from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]])
  for (const id of cameFrom.keys()) {
    if (id === to) return chainTo(cameFrom, id)
    for (const target of graph.get(id) ?? []) if (!cameFrom.has(target)) cameFrom.set(target, id)
  }
  return null
}

function chainTo(cameFrom: ReadonlyMap<string, string | null>, end: string): string[] {
  const chain: string[] = []
  for (let id: string | null = end; id !== null; id = cameFrom.get(id) ?? null) chain.push(id)
  return chain.reverse()
}
