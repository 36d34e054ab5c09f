import type { ProcessModel, ProcessNode } from '@sluice/bpmn'
import { type NodeConfig, nodeConfigSchema, type TaskKind, taskKindSchema } from '@sluice/contract'

/** A node that asks people: applicant, approve, fill or CC (N3.3), with what is set at it. */
export interface PeopleNode {
  id: string
  name: string
  kind: TaskKind
  config: NodeConfig
}

/** People nodes of a model by id. Settings that cannot be read count as none; the check before publishing names them. */
export function peopleNodes(model: ProcessModel): Map<string, PeopleNode> {
  const nodes = new Map<string, PeopleNode>()
  for (const node of Object.values(model.nodes)) {
    const kind = peopleKind(node)
    if (kind)
      nodes.set(node.id, { id: node.id, name: node.name || node.id, kind, config: readNodeConfig(node) })
  }
  return nodes
}

/** What kind of people node this is; undefined for nodes that ask nobody. */
export function peopleKind(node: ProcessNode): TaskKind | undefined {
  if (node.type !== 'task') return undefined
  if (node.task === 'send') return 'cc'
  if (node.task !== 'user' && node.task !== 'manual') return undefined
  const { kind } = settingsOf(node)
  const known = taskKindSchema.safeParse(kind)
  if (known.success && known.data !== 'cc') return known.data
  return node.task === 'manual' ? 'fill' : 'approve'
}

/** Settings of a node as the designer stored them, without the kind. */
export function settingsOf(node: ProcessNode): Record<string, unknown> {
  const { sluice } = node
  return typeof sluice === 'object' && sluice !== null && !Array.isArray(sluice)
    ? (sluice as Record<string, unknown>)
    : {}
}

function readNodeConfig(node: ProcessNode): NodeConfig {
  const parsed = nodeConfigSchema.safeParse(settingsOf(node))
  return parsed.success ? parsed.data : nodeConfigSchema.parse({})
}
