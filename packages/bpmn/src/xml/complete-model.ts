import { FLOW_LIMITS } from '../limits.ts'
import type { ActivityNode, EventNode, Fault, ProcessModel, ProcessNode, ScopeNode } from '../model.ts'

/** Completes the model once all nodes are known: flows at nodes, boundary events, starts, triggers. */
export function completeModel(model: ProcessModel): void {
  for (const node of Object.values(model.nodes)) {
    node.incoming = node.incoming.filter((id) => model.flows[id]?.target === node.id)
    node.outgoing = node.outgoing.filter((id) => model.flows[id]?.source === node.id)
  }
  for (const [id, flow] of Object.entries(model.flows)) {
    const source = model.nodes[flow.source]
    const target = model.nodes[flow.target]
    if (!source || !target) {
      delete model.flows[id]
      if (source) source.outgoing = source.outgoing.filter((one) => one !== id)
      if (target) target.incoming = target.incoming.filter((one) => one !== id)
      continue
    }
    if (!source.outgoing.includes(id)) source.outgoing.push(id)
    if (!target.incoming.includes(id)) target.incoming.push(id)
  }
  for (const node of Object.values(model.nodes)) {
    if (node.type === 'event') attach(model, node)
    if (node.type === 'scope') settleScope(model, node)
    if (isTrigger(model, node)) model.triggers.push(node.id)
    if ('startQuantity' in node) model.faults.push(...faultsOf(node))
  }
}

function faultsOf(node: ActivityNode): Fault[] {
  const faults: Fault[] = []
  const fits = (quantity: number): boolean => quantity >= 1 && quantity <= FLOW_LIMITS.quantity
  if (!fits(node.startQuantity) || !fits(node.completionQuantity))
    faults.push({ nodeId: node.id, reason: 'quantity' })
  const { loop } = node
  if (loop?.kind === 'standard' && loop.maximum !== undefined && loop.maximum < 1) {
    faults.push({ nodeId: node.id, reason: 'loop-maximum' })
  }
  if (loop?.kind === 'multi' && loop.cardinality && Number(loop.cardinality.text) < 0) {
    faults.push({ nodeId: node.id, reason: 'loop-cardinality' })
  }
  return faults
}

function attach(model: ProcessModel, event: EventNode): void {
  if (event.definitions.some((d) => d.kind === 'conditional')) model.watchesConditions = true
  const activity = event.attachedTo ? model.nodes[event.attachedTo] : undefined
  if (!activity || !('boundary' in activity)) return
  if (!event.definitions.some((d) => d.kind === 'compensate')) activity.boundary.push(event.id)
}

function settleScope(model: ProcessModel, scope: ScopeNode): void {
  const inside = Object.values(model.nodes).filter((node) => node.container === scope.id)
  const starts = inside.filter((node) => node.type === 'event' && node.position === 'start') as EventNode[]
  if (scope.scope === 'eventSubProcess') {
    scope.startEvent = starts[0]?.id
    if (!scope.startEvent) delete scope.startEvent
  } else {
    const none = starts.filter((start) => start.definitions.length === 0)
    const plain = inside.filter((node) => startsByItself(model, node))
    scope.starts = (starts.length > 0 ? none : plain).map((node) => node.id)
  }
  for (const node of inside) {
    if (node.type !== 'scope' || node.scope !== 'eventSubProcess') continue
    const start = Object.values(model.nodes).find(
      (one) => one.container === node.id && one.type === 'event' && one.position === 'start',
    ) as EventNode | undefined
    if (start?.definitions.some((d) => d.kind === 'compensate')) scope.compensationScope = node.id
    else scope.eventScopes.push(node.id)
  }
}

/** Without a start event, what has no incoming flow begins (BPMN 2.0 §10.5.2). */
function startsByItself(model: ProcessModel, node: ProcessNode): boolean {
  if (node.incoming.length > 0) return false
  if (node.type === 'event') {
    if (node.position === 'boundary' || node.position === 'start') return false
    return !(node.position === 'catch' && node.definitions.some((d) => d.kind === 'link'))
  }
  if (node.type === 'gateway') return !(node.instantiate && model.nodes[node.container]?.container === '')
  if (node.type === 'task' && node.instantiate) return false
  return (
    !(node as ActivityNode).isForCompensation && !(node.type === 'scope' && node.scope === 'eventSubProcess')
  )
}

function isTrigger(model: ProcessModel, node: ProcessNode): boolean {
  if (node.container !== model.id) return false
  if (node.type === 'event') {
    if (node.position === 'start') return node.definitions.length > 0
    return node.incoming.some((id) => instantiates(model.nodes[model.flows[id]!.source]))
  }
  if (node.type === 'task')
    return (
      node.instantiate === true ||
      (node.task === 'receive' &&
        node.incoming.some((id) => instantiates(model.nodes[model.flows[id]!.source])))
    )
  return false
}

function instantiates(node: ProcessNode | undefined): boolean {
  return node?.type === 'gateway' && node.instantiate === true
}
