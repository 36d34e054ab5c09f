import { FLOW_LIMITS } from '../limits.ts'
import type { ActivityNode, EventNode, Fault, ProcessModel, ProcessNode, ScopeNode } from '../model.ts'

/** Completes the model once all nodes are known: flows at nodes, boundary events, starts, triggers. */
export function completeModel(model: ProcessModel): void {
  connect(model)
  const inside = contentsOf(model)
  for (const node of Object.values(model.nodes)) {
    if (node.type === 'event') attach(model, node)
    if (node.type === 'scope') settleScope(model, node, inside)
    if (isTrigger(model, node)) model.triggers.push(node.id)
    if ('startQuantity' in node) model.faults.push(...faultsOf(node))
  }
}

/** Keeps the flows that connect two nodes, each once at both of them, in the order the file lists them. */
function connect(model: ProcessModel): void {
  for (const [id, flow] of Object.entries(model.flows))
    if (!model.nodes[flow.source] || !model.nodes[flow.target]) delete model.flows[id]
  const leaving = new Set<string>()
  const coming = new Set<string>()
  for (const node of Object.values(model.nodes)) {
    node.incoming = [...new Set(node.incoming)].filter((id) => model.flows[id]?.target === node.id)
    node.outgoing = [...new Set(node.outgoing)].filter((id) => model.flows[id]?.source === node.id)
    for (const id of node.incoming) coming.add(id)
    for (const id of node.outgoing) leaving.add(id)
  }
  for (const [id, { source, target }] of Object.entries(model.flows)) {
    if (!leaving.has(id)) model.nodes[source]!.outgoing.push(id)
    if (!coming.has(id)) model.nodes[target]!.incoming.push(id)
  }
}

/** Nodes by the scope they lie in, in the order of the file. */
export function contentsOf(model: ProcessModel): Map<string, ProcessNode[]> {
  const contents = new Map<string, ProcessNode[]>()
  for (const node of Object.values(model.nodes)) {
    const list = contents.get(node.container)
    if (list) list.push(node)
    else contents.set(node.container, [node])
  }
  return contents
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

function settleScope(model: ProcessModel, scope: ScopeNode, contents: Map<string, ProcessNode[]>): void {
  const inside = contents.get(scope.id) ?? []
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
    const start = contents
      .get(node.id)
      ?.find((one): one is EventNode => one.type === 'event' && one.position === 'start')
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
