import type { ProcessModel, ProcessNode } from '@sluice/bpmn'
import type { FlowDefinition } from './flow-definition.ts'
import type { PeopleNode } from './people-node.ts'

/** What lies between one node and the people asked next. */
export interface Frontier {
  people: PeopleNode[]
  /** Some condition on the way looks at the record. */
  readsRecord: boolean
}

const known = new WeakMap<FlowDefinition, Map<string, Frontier>>()

/**
 * Guesses who may be asked once a node is done, so that everything needed can be fetched in one round trip. A wrong
 * guess costs a round trip, never a wrong answer.
 */
export function frontierOf(definition: FlowDefinition, nodeId: string): Frontier {
  let byNode = known.get(definition)
  if (!byNode) {
    byNode = new Map()
    known.set(definition, byNode)
  }
  let frontier = byNode.get(nodeId)
  if (!frontier) {
    frontier = walk(definition, nodeId)
    byNode.set(nodeId, frontier)
  }
  return frontier
}

/** The frontier of a new instance: behind its applicant node, or behind its start. */
export function firstFrontier(definition: FlowDefinition): Frontier {
  return frontierOf(definition, definition.applicantNode?.id ?? definition.model.id)
}

function walk({ model, people }: FlowDefinition, from: string): Frontier {
  const frontier: Frontier = { people: [], readsRecord: false }
  const seen = new Set<string>()
  const next = nextOf(model, model.nodes[from], frontier)
  for (let id = next.shift(); id !== undefined; id = next.shift()) {
    if (seen.has(id)) continue
    seen.add(id)
    const node = people.get(id)
    if (node) frontier.people.push(node)
    if (node?.config.assignees.some(({ type }) => type === 'field')) frontier.readsRecord = true
    const waits =
      node && node.kind !== 'cc' && node.config.whenEmpty !== 'skip' && node.config.whenApplicant !== 'skip'
    if (!waits) next.push(...nextOf(model, model.nodes[id], frontier))
  }
  return frontier
}

function nextOf(model: ProcessModel, node: ProcessNode | undefined, frontier: Frontier): string[] {
  if (!node) return []
  if (node.type === 'scope') return [...node.starts]
  if (node.type === 'gateway' && (node.gateway === 'inclusive' || node.gateway === 'complex'))
    frontier.readsRecord = true
  return node.outgoing.map((id) => {
    const flow = model.flows[id]!
    if (flow.condition) frontier.readsRecord = true
    return flow.target
  })
}
