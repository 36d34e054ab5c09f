import type {
  ActivityNode,
  EventNode,
  Fault,
  GatewayNode,
  ProcessModel,
  ProcessNode,
  ScopeNode,
  SequenceFlow,
} from '../model.ts'
import { compileActivity } from './compile-activity.ts'
import { compileEvent } from './compile-event.ts'
import { getConfig } from './config.ts'
import { type BpmnDocument, processesOf } from './document.ts'
import { is, kindOf, type ModdleElement, many, one, text } from './element.ts'
import { compileExpression } from './expression.ts'

/** The document holds no process, or not the one asked for. */
export class NoSuchProcess extends Error {}

const GATEWAYS: Record<string, GatewayNode['gateway']> = {
  exclusiveGateway: 'exclusive',
  parallelGateway: 'parallel',
  inclusiveGateway: 'inclusive',
  complexGateway: 'complex',
  eventBasedGateway: 'eventBased',
}

/**
 * Compiles a process to the model that `step` runs. Findings of `checkProcess` tell whether it is fit to run; this
 * function compiles what it understands.
 * @param processId id of the process; without it the first executable one, else the first
 * @throws NoSuchProcess
 */
export function compileProcess(document: BpmnDocument, processId?: string): ProcessModel {
  const processes = processesOf(document)
  const process = processId
    ? processes.find((one) => one.id === processId)
    : (processes.find((one) => one.isExecutable === true) ?? processes[0])
  if (!process?.id) throw new NoSuchProcess(processId ?? 'no process in the file')
  const model: ProcessModel = {
    format: 1,
    id: process.id,
    name: process.name ?? '',
    nodes: {},
    flows: {},
    triggers: [],
    faults: [],
    watchesConditions: false,
  }
  const config = getConfig(process)
  if (config !== undefined) model.sluice = config
  compileScope(model, document, process, '', lanesOf(process))
  finish(model)
  return model
}

function compileScope(
  model: ProcessModel,
  document: BpmnDocument,
  element: ModdleElement,
  container: string,
  lanes: Map<string, string>,
): void {
  const scope = compileActivity(document, element, container)
  if (scope.type !== 'scope') return
  model.nodes[scope.id] = scope
  describe(scope, element, lanes)
  const elements = many(element, 'flowElements')
  for (const child of elements) if (is(child, 'SequenceFlow')) compileFlow(model, child)
  for (const child of elements) {
    if (!child.id || !is(child, 'FlowNode')) continue
    if (is(child, 'SubProcess')) compileScope(model, document, child, scope.id, lanes)
    else {
      const node = compileNode(document, child, scope.id)
      describe(node, child, lanes)
      model.nodes[node.id] = node
    }
  }
  linkCompensation(model, element)
}

function compileNode(document: BpmnDocument, element: ModdleElement, container: string): ProcessNode {
  const gateway = GATEWAYS[kindOf(element)]
  if (gateway) return compileGateway(element, container, gateway)
  if (is(element, 'Event')) return compileEvent(document, element, container)
  return compileActivity(document, element, container)
}

function compileGateway(
  element: ModdleElement,
  container: string,
  gateway: GatewayNode['gateway'],
): GatewayNode {
  const activation = compileExpression(one(element, 'activationCondition'))
  const fallback = one(element, 'default')?.id
  return {
    type: 'gateway',
    gateway,
    id: element.id!,
    name: element.name ?? '',
    container,
    incoming: [],
    outgoing: [],
    ...(fallback ? { default: fallback } : undefined),
    ...(activation ? { activation } : undefined),
    ...(element.instantiate === true ? { instantiate: true } : undefined),
    ...(text(element, 'eventGatewayType') === 'Parallel' ? { parallelEvents: true } : undefined),
  }
}

function compileFlow(model: ProcessModel, element: ModdleElement): void {
  const source = one(element, 'sourceRef')?.id
  const target = one(element, 'targetRef')?.id
  if (!element.id || !source || !target) return
  const flow: SequenceFlow = { id: element.id, name: element.name ?? '', source, target }
  const condition = compileExpression(one(element, 'conditionExpression'))
  if (condition) flow.condition = condition
  const config = getConfig(element)
  if (config !== undefined) flow.sluice = config
  model.flows[flow.id] = flow
}

function describe(node: ProcessNode, element: ModdleElement, lanes: Map<string, string>): void {
  const lane = lanes.get(node.id)
  if (lane !== undefined) node.lane = lane
  const config = getConfig(element)
  if (config !== undefined) node.sluice = config
  const order = [...many(element, 'incoming'), ...many(element, 'outgoing')].map((flow) => flow.id!)
  node.incoming = many(element, 'incoming').map((flow) => flow.id!)
  node.outgoing = many(element, 'outgoing').map((flow) => flow.id!)
  if (order.length === 0) return
}

/** Innermost lane of each node. */
function lanesOf(process: ModdleElement): Map<string, string> {
  const lanes = new Map<string, string>()
  const visit = (set: ModdleElement): void => {
    for (const lane of many(set, 'lanes')) {
      for (const node of many(lane, 'flowNodeRef'))
        if (node.id) lanes.set(node.id, lane.name ?? lane.id ?? '')
      const inner = one(lane, 'childLaneSet')
      if (inner) visit(inner)
    }
  }
  for (const set of many(process, 'laneSets')) visit(set)
  return lanes
}

/** Finds the activity that undoes another: boundary compensation event, then its association. */
function linkCompensation(model: ProcessModel, element: ModdleElement): void {
  const artifacts = many(element, 'artifacts')
  for (const boundary of many(element, 'flowElements')) {
    if (!is(boundary, 'BoundaryEvent')) continue
    if (!many(boundary, 'eventDefinitions').some((d) => is(d, 'CompensateEventDefinition'))) continue
    const association = artifacts.find(
      (one_) => is(one_, 'Association') && one(one_, 'sourceRef')?.id === boundary.id,
    )
    const handler = one(association, 'targetRef')?.id
    const activity = model.nodes[one(boundary, 'attachedToRef')?.id ?? '']
    if (handler && activity && 'boundary' in activity && model.nodes[handler]) activity.compensation = handler
  }
}

/** Completes the model once all nodes are known: flows at nodes, boundary events, starts, triggers. */
function finish(model: ProcessModel): void {
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
  if (node.startQuantity < 1 || node.completionQuantity < 1)
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
