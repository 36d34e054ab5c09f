import type { GatewayNode, ProcessModel, ProcessNode, SequenceFlow } from '../model.ts'
import { compileActivity } from './compile-activity.ts'
import { compileEvent, definitionsOf } from './compile-event.ts'
import { completeModel } from './complete-model.ts'
import { getConfig } from './config.ts'
import { type BpmnDocument, processesOf } from './document.ts'
import { is, kindOf, type ModdleElement, many, one, text } from './element.ts'
import { compileExpression } from './expression.ts'
import { walk } from './walk.ts'

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
  return compile(document, process, compensations(document))
}

/** Compiles all processes of a document that have an id, in the order of the file. */
export function compileProcesses(document: BpmnDocument): ProcessModel[] {
  const handlers = compensations(document)
  return processesOf(document).flatMap((process) => (process.id ? compile(document, process, handlers) : []))
}

function compile(document: BpmnDocument, process: ModdleElement, handlers: Compensation[]): ProcessModel {
  const model: ProcessModel = {
    format: 1,
    id: process.id!,
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
  for (const { activity, handler } of handlers) {
    const node = model.nodes[activity]
    if (node && 'boundary' in node && model.nodes[handler]) node.compensation = handler
  }
  completeModel(model)
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
}

function compileNode(document: BpmnDocument, element: ModdleElement, container: string): ProcessNode {
  const gateway = GATEWAYS[kindOf(element)]
  if (gateway) return compileGateway(element, container, gateway)
  if (is(element, 'Event')) return compileEvent(element, container)
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

/** What every node has: lane, configuration, flows as the file lists them. */
function describe(node: ProcessNode, element: ModdleElement, lanes: Map<string, string>): void {
  const lane = lanes.get(node.id)
  if (lane !== undefined) node.lane = lane
  const config = getConfig(element)
  if (config !== undefined) node.sluice = config
  node.incoming = many(element, 'incoming').map((flow) => flow.id!)
  node.outgoing = many(element, 'outgoing').map((flow) => flow.id!)
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

/** Ids of an activity and of the one that undoes it. */
type Compensation = { activity: string; handler: string }

/** Finds the activities that undo others: boundary compensation event, then its association. */
function compensations(document: BpmnDocument): Compensation[] {
  return walk(document.definitions).elements.flatMap((association) => {
    if (!is(association, 'Association')) return []
    const boundary = one(association, 'sourceRef')
    const handler = one(association, 'targetRef')?.id ?? ''
    if (!boundary || !definitionsOf(boundary).some((d) => is(d, 'CompensateEventDefinition'))) return []
    return [{ activity: one(boundary, 'attachedToRef')?.id ?? '', handler }]
  })
}
