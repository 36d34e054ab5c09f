import { reachedFrom } from '../engine/reach.ts'
import type { ActivityNode, ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import { contentsOf } from '../xml/complete-model.ts'
import type { ModdleElement } from '../xml/element.ts'
import { type CheckContext, report } from './rule.ts'
import { findUnsound } from './soundness.ts'

/** The shape of a compiled process: beginnings, ends, what no token reaches and where it cannot go on. */
export function checkGraph(context: CheckContext, model: ProcessModel): void {
  const elementOf = (id: string): ModdleElement =>
    context.document.elementsById[id] ?? context.document.definitions
  const contents = contentsOf(model)
  for (const node of Object.values(model.nodes)) {
    if (node.type !== 'scope') continue
    const inside = contents.get(node.id) ?? []
    checkScope(context, node, inside, elementOf)
    for (const { code, node: id } of findUnsound(model, node, inside)) report(context, code, elementOf(id))
  }
  const reached = reachedNodes(model)
  for (const node of Object.values(model.nodes)) {
    if (!reached.has(node.id) && !standsAlone(node)) report(context, 'unreachable-node', elementOf(node.id))
  }
}

function checkScope(
  context: CheckContext,
  scope: ScopeNode,
  inside: ProcessNode[],
  elementOf: (id: string) => ModdleElement,
): void {
  if (inside.length === 0 && scope.scope === 'process') report(context, 'empty-process', elementOf(scope.id))
  const has = (position: string): boolean =>
    inside.some((node) => node.type === 'event' && node.position === position)
  const instantiated = inside.some((node) => 'instantiate' in node && node.instantiate)
  if (has('end') && !has('start') && !instantiated) report(context, 'start-missing', elementOf(scope.id))
  if (has('start') && !has('end')) report(context, 'end-missing', elementOf(scope.id))
  if (!has('end') || scope.scope === 'adHoc') return
  for (const node of inside) {
    const goesOn = node.outgoing.length > 0 || node.type === 'event' || isApart(node)
    if (!goesOn) report(context, 'dead-end', elementOf(node.id))
  }
}

/** Outside the sequence flow: compensation activities and event sub-processes. */
function isApart(node: ProcessNode): boolean {
  if (node.type === 'scope' && node.scope === 'eventSubProcess') return true
  return node.type !== 'event' && node.type !== 'gateway' && node.isForCompensation === true
}

function reachedNodes(model: ProcessModel): Set<string> {
  const open: string[] = model.triggers.slice()
  for (const node of Object.values(model.nodes)) {
    if (node.type === 'scope') open.push(...node.starts)
    if (node.type === 'event' && node.position === 'start') open.push(node.id)
    const handler = (node as Partial<ActivityNode>).compensation
    if (handler) open.push(handler)
    if (node.type === 'gateway' && node.instantiate) open.push(node.id)
  }
  return reachedFrom(model, ...open)
}

/** Not reached by flows: the process, event sub-processes, and boundary events (a compensation's has no flow). */
function standsAlone(node: ProcessNode): boolean {
  if (node.type === 'scope') return node.scope === 'process' || node.scope === 'eventSubProcess'
  return node.type === 'event' && node.position === 'boundary'
}
