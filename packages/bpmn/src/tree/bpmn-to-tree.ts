import type { Finding } from '../check/finding.ts'
import { FLOW_LIMITS } from '../limits.ts'
import type { ProcessModel, ProcessNode } from '../model.ts'
import { compileProcess } from '../xml/compile.ts'
import { type BpmnDocument, FORMULA_LANGUAGE, processesOf } from '../xml/document.ts'
import { is, type ModdleElement, many, one, text } from '../xml/element.ts'
import type { BranchStep, FlowStep, FlowTree } from './flow-tree.ts'
import { leafOf, NotATree, unfit } from './leaf.ts'

type Reader = { document: BpmnDocument; model: ProcessModel; seen: Set<string>; firstTask: boolean }

/**
 * Reads a document as a tree, when its flow is one: steps and branches that nest, and nothing a tree cannot hold.
 * @returns the tree, or what does not fit
 */
export function bpmnToTree(document: BpmnDocument): FlowTree | { unfit: Finding[] } {
  const processes = processesOf(document)
  try {
    const process = processes[0]
    if (!process || processes.length !== 1) {
      throw new NotATree(unfit(document.definitions.id ?? 'definitions', 'one-process-only'))
    }
    const foreign = foreignParts(process)
    if (foreign.length > 0) return { unfit: foreign }
    const model = compileProcess(document, process.id)
    const reader: Reader = { document, model, seen: new Set(), firstTask: true }
    const start = onlyStart(model)
    const steps: FlowStep[] = []
    const end = readSteps(reader, nextOf(reader, start), steps, 0)
    if (end) throw new NotATree(unfit(end, 'join-without-split'))
    const left = Object.values(model.nodes).filter(
      (node) => node.container !== '' && !reader.seen.has(node.id),
    )
    const loose = left.filter((node) => node.id !== start.id)
    if (loose.length > 0) return { unfit: loose.map((node) => unfit(node.id, 'not-in-the-tree')) }
    return { id: model.id, name: model.name, root: steps }
  } catch (error) {
    if (error instanceof NotATree) return { unfit: [error.finding] }
    throw error
  }
}

/** What a tree cannot hold and would lose: lanes, artifacts, data, documentation, extensions of other tools. */
function foreignParts(process: ModdleElement): Finding[] {
  const findings: Finding[] = []
  const look = (element: ModdleElement): void => {
    const id = element.id ?? process.id ?? ''
    const extensions = many(one(element, 'extensionElements'), 'values')
    if (extensions.some((value) => value.$type !== 'sluice:Config'))
      findings.push(unfit(id, 'foreign-extension'))
    if (many(element, 'documentation').length > 0) findings.push(unfit(id, 'documentation'))
    for (const lost of ['ioSpecification', 'loopCharacteristics'])
      if (one(element, lost)) findings.push(unfit(id, lost))
    for (const lost of ['artifacts', 'laneSets', 'properties', 'resources']) {
      if (many(element, lost).length > 0) findings.push(unfit(id, lost))
    }
  }
  look(process)
  for (const element of many(process, 'flowElements')) {
    look(element)
    const known = is(element, 'FlowNode') || is(element, 'SequenceFlow')
    if (!known) findings.push(unfit(element.id ?? '', 'data'))
  }
  return findings
}

function onlyStart(model: ProcessModel): ProcessNode {
  const starts = Object.values(model.nodes).filter(
    (node) => node.type === 'event' && node.position === 'start',
  )
  const start = starts[0]
  if (!start || starts.length > 1) throw new NotATree(unfit(starts[1]?.id ?? model.id, 'one-start-only'))
  if (start.type === 'event' && start.definitions.length > 0)
    throw new NotATree(unfit(start.id, 'start-event'))
  return start
}

function nextOf(reader: Reader, node: ProcessNode): string {
  const flow = reader.model.flows[node.outgoing[0] ?? '']
  if (!flow || node.outgoing.length > 1) throw new NotATree(unfit(node.id, 'one-way-out-only'))
  if (flow.condition && node.type !== 'gateway')
    throw new NotATree(unfit(flow.id, 'condition-without-gateway'))
  return flow.target
}

/** Reads steps from a node on; gives the join they end at, or undefined when they end. */
function readSteps(
  reader: Reader,
  from: string,
  steps: FlowStep[],
  /** Branches around these steps. */
  level: number,
): string | undefined {
  for (let id = from; ; ) {
    const node = reader.model.nodes[id]!
    if (isJoin(node)) return id
    if (reader.seen.has(id) || node.incoming.length > 1)
      throw new NotATree(unfit(id, 'ways-meet-without-join'))
    reader.seen.add(id)
    if (node.type === 'event' && node.position === 'end') {
      if (node.definitions.length > 0) throw new NotATree(unfit(id, 'end-event'))
      if (level > 0 || !isImplicit(node)) steps.push({ kind: 'end', id, name: node.name })
      return undefined
    }
    if (node.type === 'gateway') {
      const { step, join } = readBranches(reader, node, level + 1)
      steps.push(step)
      if (!join) return undefined
      id = nextOf(reader, reader.model.nodes[join]!)
    } else {
      const first = reader.firstTask && node.type === 'task'
      if (first) reader.firstTask = false
      steps.push(leafOf(node, first))
      id = nextOf(reader, node)
    }
  }
}

function isImplicit(node: ProcessNode): boolean {
  return (node.sluice as { implicit?: unknown } | undefined)?.implicit === true
}

function isJoin(node: ProcessNode): boolean {
  if (node.type !== 'gateway') return false
  const { kind } = (node.sluice ?? {}) as { kind?: unknown }
  return kind === 'join' || (kind === undefined && node.outgoing.length < 2)
}

const STEP_OF_GATEWAY: Record<string, BranchStep['kind']> = {
  exclusive: 'condition',
  inclusive: 'inclusive',
  parallel: 'parallel',
}

function readBranches(
  reader: Reader,
  split: ProcessNode,
  level: number,
): { step: BranchStep; join?: string } {
  const kind = split.type === 'gateway' ? STEP_OF_GATEWAY[split.gateway] : undefined
  if (!kind || split.type !== 'gateway') throw new NotATree(unfit(split.id, 'gateway-kind'))
  if (level > FLOW_LIMITS.treeDepth) throw new NotATree(unfit(split.id, 'too-deep'))
  const ends: string[] = []
  const branches = split.outgoing.map((id) => {
    const steps: FlowStep[] = []
    const end = readSteps(reader, reader.model.flows[id]!.target, steps, level)
    if (end) ends.push(end)
    return {
      id,
      name: reader.model.flows[id]!.name,
      condition: conditionOf(reader, id, split.default === id),
      steps,
    }
  })
  const join = ends[0]
  if (join) {
    const joint = reader.model.nodes[join]!
    const fits =
      joint.type === 'gateway' && joint.gateway === split.gateway && joint.incoming.length === ends.length
    if (!fits || ends.some((end) => end !== join)) throw new NotATree(unfit(join, 'branches-not-nested'))
    if (reader.seen.has(join)) throw new NotATree(unfit(join, 'ways-meet-without-join'))
    reader.seen.add(join)
  }
  const step: BranchStep =
    kind === 'parallel'
      ? {
          kind,
          id: split.id,
          name: split.name,
          branches: branches.map(({ condition: _, ...branch }) => branch),
        }
      : { kind, id: split.id, name: split.name, branches }
  return join ? { step, join } : { step }
}

/** Formula of a branch as it was written; null for the default branch, empty when nothing was entered yet. */
function conditionOf(reader: Reader, flow: string, isDefault: boolean): string | null {
  const expression = one(reader.document.elementsById[flow], 'conditionExpression')
  if (!expression) return isDefault ? null : ''
  const language = text(expression, 'language')
  const body = text(expression, 'body') ?? ''
  if (body.trim() !== '' && language !== FORMULA_LANGUAGE)
    throw new NotATree(unfit(flow, 'foreign-expression'))
  return body
}
