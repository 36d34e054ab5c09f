import { FLOW_LIMITS } from '../limits.ts'
import { withComments } from '../xml/comments.ts'
import { setConfig } from '../xml/config.ts'
import { FORMULA_LANGUAGE, moddle } from '../xml/document.ts'
import type { ModdleElement } from '../xml/element.ts'
import type {
  BranchStep,
  ConditionBranch,
  FlowStep,
  FlowTree,
  LeafKind,
  LeafStep,
  ParallelBranch,
} from './flow-tree.ts'
import { delayOf } from './leaf.ts'
import { drawTree } from './tree-layout.ts'

/** The tree cannot be drawn: steps after an end, an id that is no XML name or used twice, a reserved key. */
export class UnfitTree extends Error {}

const STEP_TYPES: Record<LeafKind, string> = {
  applicant: 'bpmn:UserTask',
  approve: 'bpmn:UserTask',
  fill: 'bpmn:UserTask',
  cc: 'bpmn:SendTask',
  robot: 'bpmn:ServiceTask',
  delay: 'bpmn:IntermediateCatchEvent',
  subflow: 'bpmn:CallActivity',
}

const BRANCH_TYPES: Record<BranchStep['kind'], string> = {
  condition: 'bpmn:ExclusiveGateway',
  inclusive: 'bpmn:InclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
}

const XML_NAME = /^[a-z_][\w.-]*$/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

type Builder = { elements: ModdleElement[]; ids: Set<string>; flowCount: number; treeId: string }

/** Where the next flow starts: a node, and the flow itself when it is a branch that still has no target. */
type Loose = { from: ModdleElement; flow?: ModdleElement }

/**
 * Writes a tree as BPMN 2.0 XML with a diagram. `bpmnToTree` gives the same tree back.
 * @throws UnfitTree
 */
export async function treeToBpmn(tree: FlowTree): Promise<string> {
  const builder: Builder = { elements: [], ids: new Set([tree.id]), flowCount: 0, treeId: tree.id }
  const start = add(builder, 'bpmn:StartEvent', `${tree.id}_start`)
  requireShallow(tree)
  const ends = addSteps(builder, tree.root, [{ from: start }])
  if (ends.length > 0) {
    const end = add(builder, 'bpmn:EndEvent', `${tree.id}_end`)
    setConfig(end, { implicit: true })
    join(builder, ends, end)
  }
  const process = moddle.create('bpmn:Process', {
    id: tree.id,
    isExecutable: true,
    flowElements: builder.elements,
  })
  if (tree.name !== '') process.name = writable(tree.name)
  for (const element of builder.elements) element.$parent = process
  const definitions = moddle.create('bpmn:Definitions', {
    id: `${tree.id}_definitions`,
    targetNamespace: 'https://sluice.dev/flows',
    rootElements: [process],
  })
  process.$parent = definitions
  definitions.diagrams = [drawTree(tree, process, builder.elements)]
  const { xml } = await moddle.toXML(definitions, { format: true })
  return withComments(xml, [])
}

/** @throws UnfitTree when branches lie inside each other deeper than a tree may */
function requireShallow(tree: FlowTree): void {
  let level: readonly FlowStep[] = tree.root
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > FLOW_LIMITS.treeDepth)
      throw new UnfitTree(`branches lie inside each other deeper than ${FLOW_LIMITS.treeDepth}`)
    level = level.flatMap((step) => ('branches' in step ? step.branches.flatMap(({ steps }) => steps) : []))
  }
}

function add(builder: Builder, type: string, id: string, name = ''): ModdleElement {
  if (!XML_NAME.test(id)) throw new UnfitTree(`id "${id}" is no XML name`)
  if (builder.ids.has(id)) throw new UnfitTree(`id ${id} is used twice`)
  builder.ids.add(id)
  const element = moddle.create(type, name === '' ? { id } : { id, name: writable(name) })
  builder.elements.push(element)
  return element
}

/** A text without the characters that XML cannot hold. */
function writable(text: string): string {
  return text.replace(NOT_XML, '').toWellFormed()
}

function addSteps(builder: Builder, steps: FlowStep[], before: Loose[]): Loose[] {
  let loose = before
  for (const step of steps) {
    if (loose.length === 0) throw new UnfitTree(`step ${step.id} comes after the end`)
    loose = addStep(builder, step, loose)
  }
  return loose
}

function addStep(builder: Builder, step: FlowStep, before: Loose[]): Loose[] {
  if ('branches' in step) return addBranches(builder, step, before)
  if (step.kind === 'end') {
    join(builder, before, add(builder, 'bpmn:EndEvent', step.id, step.name))
    return []
  }
  const element = addLeaf(builder, step)
  join(builder, before, element)
  return [{ from: element }]
}

function addLeaf(builder: Builder, step: LeafStep): ModdleElement {
  if (Object.hasOwn(step.config, 'kind'))
    throw new UnfitTree(`config of ${step.id} must not have a key "kind"`)
  const element = add(builder, STEP_TYPES[step.kind], step.id, step.name)
  setConfig(element, { kind: step.kind, ...step.config })
  const { calledElement } = step.config
  if (step.kind === 'delay') {
    const timeDuration = moddle.create('bpmn:FormalExpression', { body: delayOf(step.config) })
    const definition = moddle.create('bpmn:TimerEventDefinition', { id: `${step.id}_timer`, timeDuration })
    timeDuration.$parent = definition
    definition.$parent = element
    element.eventDefinitions = [definition]
  }
  if (step.kind === 'subflow' && typeof calledElement === 'string') element.calledElement = calledElement
  return element
}

function addBranches(builder: Builder, step: BranchStep, before: Loose[]): Loose[] {
  if (step.branches.length === 0) throw new UnfitTree(`${step.id} has no branches`)
  const split = add(builder, BRANCH_TYPES[step.kind], step.id, step.name)
  setConfig(split, { kind: step.kind })
  join(builder, before, split)
  const flows = step.branches.map((branch) => addBranchFlow(builder, split, branch))
  const ends = step.branches.flatMap((branch, n) =>
    addSteps(builder, branch.steps, [{ from: split, flow: flows[n] }]),
  )
  if (ends.length === 0) return []
  const joint = add(builder, BRANCH_TYPES[step.kind], `${step.id}_join`)
  setConfig(joint, { kind: 'join' })
  join(builder, ends, joint)
  return [{ from: joint }]
}

/** Adds the flow of a branch; branches are made in their order, which is the order of their conditions. */
function addBranchFlow(
  builder: Builder,
  split: ModdleElement,
  branch: ConditionBranch | ParallelBranch,
): ModdleElement {
  const flow = addFlow(builder, branch.id, split, branch.name)
  if (!('condition' in branch)) return flow
  if (branch.condition === null) {
    if (split.default) throw new UnfitTree(`${split.id} has two branches without condition`)
    split.default = flow
  } else {
    const condition = moddle.create('bpmn:FormalExpression', {
      body: writable(branch.condition),
      language: FORMULA_LANGUAGE,
    })
    condition.$parent = flow
    flow.conditionExpression = condition
  }
  return flow
}

function addFlow(builder: Builder, id: string, from: ModdleElement, name?: string): ModdleElement {
  const flow = add(builder, 'bpmn:SequenceFlow', id, name)
  flow.sourceRef = from
  push(from, 'outgoing', flow)
  return flow
}

function join(builder: Builder, loose: Loose[], target: ModdleElement): void {
  for (const { from, flow: branch } of loose) {
    const flow = branch ?? addFlow(builder, `${builder.treeId}_flow_${++builder.flowCount}`, from)
    flow.targetRef = target
    push(target, 'incoming', flow)
  }
}

function push(element: ModdleElement, property: string, value: ModdleElement): void {
  const list = (element.get?.(property) ?? []) as ModdleElement[]
  list.push(value)
}
