import { successors } from '../engine/reach.ts'
import type { ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import type { Finding } from './finding.ts'

/** Findings about the shape of the graph: what no token reaches, what no token leaves, flows that cannot choose. */
export function checkGraph(model: ProcessModel): Finding[] {
  return [...unreachable(model), ...choices(model)]
}

function entries(model: ProcessModel, scope: ScopeNode): string[] {
  const inside = Object.values(model.nodes).filter((node) => node.container === scope.id)
  const starts = inside
    .filter((node) => node.type === 'event' && node.position === 'start')
    .map((node) => node.id)
  const triggers = model.triggers.filter((id) => model.nodes[id]?.container === scope.id)
  const handlers = inside.flatMap((node) =>
    'compensation' in node && node.compensation ? [node.compensation] : [],
  )
  return [...starts, ...scope.starts, ...triggers, ...handlers]
}

function unreachable(model: ProcessModel): Finding[] {
  const reached = new Set<string>()
  const open = Object.values(model.nodes).flatMap((node) =>
    node.type === 'scope' ? entries(model, node) : [],
  )
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...successors(model, model.nodes[id]!))
  }
  return Object.values(model.nodes)
    .filter((node) => !reached.has(node.id) && !standsAlone(node))
    .map((node) => ({
      code: 'unreachable-node',
      elementId: node.id,
      severity: 'error' as const,
      zh: `“${node.name || node.id}”永远不会执行到`,
      en: `“${node.name || node.id}” can never be reached`,
    }))
}

function standsAlone(node: ProcessNode): boolean {
  if (node.type === 'scope') return node.scope === 'process' || node.scope === 'eventSubProcess'
  return node.type === 'event' && node.position === 'boundary'
}

function choices(model: ProcessModel): Finding[] {
  const findings: Finding[] = []
  for (const node of Object.values(model.nodes)) {
    if (node.type !== 'gateway' || (node.gateway !== 'exclusive' && node.gateway !== 'inclusive')) continue
    if (node.outgoing.length < 2) continue
    const bare = node.outgoing.filter((id) => id !== node.default && !model.flows[id]!.condition)
    for (const id of bare) {
      findings.push({
        code: 'flow-without-condition',
        elementId: id,
        severity: 'error',
        zh: `“${node.name || node.id}”的分支“${model.flows[id]!.name || id}”没有条件`,
        en: `Branch “${model.flows[id]!.name || id}” of “${node.name || node.id}” has no condition`,
      })
    }
    if (!node.default && bare.length === 0) {
      findings.push({
        code: 'missing-default',
        elementId: node.id,
        severity: 'warning',
        zh: `“${node.name || node.id}”没有默认分支，条件都不满足时流程会停住`,
        en: `“${node.name || node.id}” has no default branch; the flow stops when no condition holds`,
      })
    }
  }
  return findings
}
