import type { ProcessModel } from '@sluice/bpmn'
import type { FlowDefinition } from './flow-definition.ts'

const known = new WeakMap<ProcessModel, Map<string, Set<string>>>()

/** Nodes of the same course that lie before a node: those from which a token can come to it. */
export function earlierNodes({ model }: FlowDefinition, nodeId: string): ReadonlySet<string> {
  let byNode = known.get(model)
  if (!byNode) {
    byNode = new Map()
    known.set(model, byNode)
  }
  let earlier = byNode.get(nodeId)
  if (!earlier) {
    earlier = walkBack(model, nodeId)
    byNode.set(nodeId, earlier)
  }
  return earlier
}

function walkBack(model: ProcessModel, nodeId: string): Set<string> {
  const seen = new Set<string>()
  const before = (id: string): string[] => {
    const node = model.nodes[id]
    if (!node) return []
    const sources = node.incoming.map((flow) => model.flows[flow]!.source)
    if (node.type === 'event' && node.attachedTo) sources.push(node.attachedTo)
    // Inside a sub-process, what lies before the sub-process lies before the node too.
    if (node.container !== '' && node.container !== model.id) sources.push(node.container)
    return sources
  }
  const open = before(nodeId)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === nodeId || seen.has(id)) continue
    seen.add(id)
    open.push(...before(id))
  }
  return seen
}
