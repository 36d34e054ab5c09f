import { moddle } from '../xml/document.ts'
import { is, type ModdleElement, one } from '../xml/element.ts'
import type { Box, Point } from '../xml/place-labels.ts'
import { writeLabels } from '../xml/write-labels.ts'
import type { BranchStep, FlowStep, FlowTree } from './flow-tree.ts'

const GAP_X = 60
const GAP_Y = 40
/** Behind a gateway whose branches have names, for the names to stand before the first step. */
const NAMED_GAP_X = 106
const MARGIN = 80
const SIZES = { task: [100, 80], event: [36, 36], gateway: [50, 50] } as const

/** Extent of a part around its middle line. */
type Extent = { width: number; above: number; below: number }

type Drawing = {
  /** Boxes by element id. */
  boxes: Map<string, Box>
  /** Middle line of each branch, by flow id. */
  lines: Map<string, number>
  /** Corners of each flow that is drawn, by its id. */
  routes: Map<string, Point[]>
}

/** Diagram of a tree, from left to right, branches below each other. */
export function drawTree(tree: FlowTree, process: ModdleElement, elements: ModdleElement[]): ModdleElement {
  const drawing: Drawing = { boxes: new Map(), lines: new Map(), routes: new Map() }
  const { above } = extentOf(tree.root)
  const middle = MARGIN + Math.max(above, 40)
  const start = put(drawing, `${tree.id}_start`, 'event', MARGIN, middle)
  const x = placeSteps(drawing, tree.root, start.x + start.width + GAP_X, middle)
  put(drawing, `${tree.id}_end`, 'event', x, middle)
  const plane = moddle.create('bpmndi:BPMNPlane', { id: `${tree.id}_plane`, bpmnElement: process })
  const parts = elements.flatMap((element) => {
    const part = is(element, 'SequenceFlow') ? edge(drawing, element) : shape(drawing, element)
    if (part) part.$parent = plane
    return part ? [part] : []
  })
  writeLabels(parts, drawing.boxes, drawing.routes)
  plane.planeElement = parts
  const diagram = moddle.create('bpmndi:BPMNDiagram', { id: `${tree.id}_diagram`, plane })
  plane.$parent = diagram
  return diagram
}

function sizeOf(step: FlowStep): 'task' | 'event' {
  return step.kind === 'end' || step.kind === 'delay' ? 'event' : 'task'
}

function extentOf(steps: FlowStep[]): Extent {
  const all = { width: 0, above: 0, below: 0 }
  for (const step of steps) {
    const one = 'branches' in step ? extentOfBranches(step) : half(SIZES[sizeOf(step)])
    all.width += one.width + (all.width > 0 ? GAP_X : 0)
    all.above = Math.max(all.above, one.above)
    all.below = Math.max(all.below, one.below)
  }
  return all
}

function half([width, height]: readonly [number, number]): Extent {
  return { width, above: height / 2, below: height / 2 }
}

/** Extents of branches that are known; a step is asked about once for each level around it. */
const extents = new WeakMap<BranchStep, Extent>()

function extentOfBranches(step: BranchStep): Extent {
  const known = extents.get(step) ?? measure(step)
  extents.set(step, known)
  return known
}

function measure(step: BranchStep): Extent {
  const inner = step.branches.map((branch) => padded(extentOf(branch.steps)))
  const height = inner.reduce((sum, one) => sum + one.above + one.below, 0) + GAP_Y * (inner.length - 1)
  const width = Math.max(...inner.map((one) => one.width)) + 2 * SIZES.gateway[0] + GAP_X + gapAfter(step)
  return { width, above: height / 2, below: height / 2 }
}

function gapAfter({ branches }: BranchStep): number {
  return branches.some(({ name }) => name.trim() !== '') ? NAMED_GAP_X : GAP_X
}

/** An empty branch still takes a line of its own. */
function padded(extent: Extent): Extent {
  const least = SIZES.task[1] / 2
  return { width: extent.width, above: Math.max(extent.above, least), below: Math.max(extent.below, least) }
}

function put(drawing: Drawing, id: string, size: keyof typeof SIZES, x: number, middle: number): Box {
  const [width, height] = SIZES[size]
  const box = { x, y: middle - height / 2, width, height }
  drawing.boxes.set(id, box)
  return box
}

/** Places steps one after the other; gives the x at which the next would begin. */
function placeSteps(drawing: Drawing, steps: FlowStep[], from: number, middle: number): number {
  let x = from
  for (const step of steps) {
    if ('branches' in step) x = placeBranches(drawing, step, x, middle)
    else x += put(drawing, step.id, sizeOf(step), x, middle).width + GAP_X
  }
  return x
}

function placeBranches(drawing: Drawing, step: BranchStep, x: number, middle: number): number {
  const { width, above } = extentOfBranches(step)
  put(drawing, step.id, 'gateway', x, middle)
  let top = middle - above
  for (const branch of step.branches) {
    const extent = padded(extentOf(branch.steps))
    const line = top + extent.above
    drawing.lines.set(branch.id, line)
    placeSteps(drawing, branch.steps, x + SIZES.gateway[0] + gapAfter(step), line)
    top += extent.above + extent.below + GAP_Y
  }
  put(drawing, `${step.id}_join`, 'gateway', x + width - SIZES.gateway[0], middle)
  return x + width + GAP_X
}

function shape(drawing: Drawing, element: ModdleElement): ModdleElement | undefined {
  const box = drawing.boxes.get(element.id!)
  if (!box) return undefined
  const bounds = moddle.create('dc:Bounds', { ...box })
  const attributes = is(element, 'ExclusiveGateway') ? { isMarkerVisible: true } : {}
  const drawn = moddle.create('bpmndi:BPMNShape', {
    id: `${element.id}_di`,
    bpmnElement: element,
    bounds,
    ...attributes,
  })
  bounds.$parent = drawn
  return drawn
}

function edge(drawing: Drawing, flow: ModdleElement): ModdleElement | undefined {
  const from = drawing.boxes.get(one(flow, 'sourceRef')?.id ?? '')
  const to = drawing.boxes.get(one(flow, 'targetRef')?.id ?? '')
  if (!from || !to) return undefined
  const corners = route(from, to, drawing.lines.get(flow.id!))
  drawing.routes.set(flow.id!, corners)
  const waypoint = corners.map((point) => moddle.create('dc:Point', { ...point }))
  const drawn = moddle.create('bpmndi:BPMNEdge', { id: `${flow.id}_di`, bpmnElement: flow, waypoint })
  for (const point of waypoint) point.$parent = drawn
  return drawn
}

/** Corners of a flow: out of a gateway to the line of its branch, along it, and back to the middle. */
function route(from: Box, to: Box, branchLine: number | undefined): Point[] {
  const start = middleOf(from)
  const end = middleOf(to)
  const line = branchLine ?? start.y
  const points: Point[] = []
  if (line === start.y) points.push({ x: from.x + from.width, y: start.y })
  else points.push({ x: start.x, y: line > start.y ? from.y + from.height : from.y }, { x: start.x, y: line })
  if (line === end.y) points.push({ x: to.x, y: end.y })
  else points.push({ x: end.x, y: line }, { x: end.x, y: line > end.y ? to.y + to.height : to.y })
  return points
}

function middleOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
