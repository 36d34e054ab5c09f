import { canonical } from './canonical.ts'
import { type BpmnDocument, moddle, processesOf } from './document.ts'
import { is, kindOf, type ModdleElement, many, one } from './element.ts'
import { restored } from './names.ts'
import type { Box, Point } from './place-labels.ts'
import { walk } from './walk.ts'
import { writeLabels } from './write-labels.ts'

type Drawing = { boxes: Map<string, Box>; lines: Map<string, Point[]>; width: number; height: number }

const MARGIN = 60
const POOL_HEADER = 30

/**
 * Gives a document without any drawn shape a diagram ([N3.1]): each process from left to right, pools below each other,
 * and what the layout does not know (data, notes) in a row under its process. A document with a diagram stays as it is.
 * @returns whether a diagram was made
 */
export async function ensureLayout(document: BpmnDocument): Promise<boolean> {
  const { definitions } = document
  const planes = many(definitions, 'diagrams').map((diagram) => one(diagram, 'plane'))
  if (planes.some((plane) => many(plane, 'planeElement').length > 0)) return false
  const collaboration = many(definitions, 'rootElements').find((element) => is(element, 'Collaboration'))
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'BPMNPlane_1',
    bpmnElement: collaboration ?? processesOf(document)[0],
  })
  const whole: Drawing = { boxes: new Map(), lines: new Map(), width: 0, height: MARGIN }
  for (const process of processesOf(document)) {
    const drawing = await drawProcess(definitions, process)
    const pool = many(collaboration, 'participants').find(
      (participant) => one(participant, 'processRef') === process,
    )
    addRow(drawing, process)
    append(whole, drawing, pool)
  }
  for (const pool of many(collaboration, 'participants'))
    if (!whole.boxes.has(pool.id ?? '')) addEmptyPool(whole, pool)
  const parts = walk(definitions).elements.flatMap((element) => drawnAs(whole, element, plane))
  writeLabels(parts, whole.boxes, whole.lines)
  plane.planeElement = parts
  const diagram = moddle.create('bpmndi:BPMNDiagram', { id: 'BPMNDiagram_1', plane })
  plane.$parent = diagram
  diagram.$parent = definitions
  definitions.diagrams = [diagram]
  return true
}

/** Places one process by itself; the layout library sees only the first process of a file. */
async function drawProcess(definitions: ModdleElement, process: ModdleElement): Promise<Drawing> {
  const { layoutProcess } = await import('bpmn-auto-layout')
  const { rootElements, diagrams } = definitions
  let written: Promise<{ xml: string }>
  try {
    definitions.rootElements = many(definitions, 'rootElements').filter(
      (element) => element === process || !(is(element, 'Process') || is(element, 'Collaboration')),
    )
    definitions.diagrams = []
    written = moddle.toXML(definitions)
  } finally {
    definitions.rootElements = rootElements
    definitions.diagrams = diagrams
  }
  const drawing: Drawing = { boxes: new Map(), lines: new Map(), width: 0, height: 0 }
  if (!many(process, 'flowElements').some((element) => is(element, 'FlowNode'))) return drawing
  // The library reads names of the Latin alphabet only.
  const { xml, ids } = canonical((await written).xml)
  const { rootElement } = await moddle.fromXML(await layoutProcess(xml))
  for (const diagram of many(rootElement, 'diagrams')) {
    for (const part of many(one(diagram, 'plane'), 'planeElement')) {
      const drawn = one(part, 'bpmnElement')?.id
      if (!drawn) continue
      const id = restored(drawn, ids)
      const bounds = one(part, 'bounds')
      if (bounds) drawing.boxes.set(id, boxOf(bounds))
      else drawing.lines.set(id, many(part, 'waypoint').map(pointOf))
    }
  }
  for (const box of drawing.boxes.values()) {
    drawing.width = Math.max(drawing.width, box.x + box.width)
    drawing.height = Math.max(drawing.height, box.y + box.height)
  }
  return drawing
}

function boxOf(bounds: ModdleElement): Box {
  const { x, y, width, height } = bounds as unknown as Box
  return { x, y, width, height }
}

function pointOf(point: ModdleElement): Point {
  const { x, y } = point as unknown as Point
  return { x, y }
}

/** Things of a process that have no place yet go in a row below it. */
function addRow(drawing: Drawing, process: ModdleElement): void {
  const loose = walk(process).elements.filter(
    (element) => element.id && isShape(element) && !drawing.boxes.has(element.id) && element !== process,
  )
  let x = MARGIN
  const y = drawing.height + MARGIN
  for (const element of loose) {
    const size =
      is(element, 'Activity') || is(element, 'TextAnnotation')
        ? { width: 100, height: 80 }
        : { width: 36, height: 50 }
    drawing.boxes.set(element.id!, { x, y, ...size })
    x += size.width + MARGIN
    drawing.height = y + size.height
  }
  drawing.width = Math.max(drawing.width, x)
}

function isShape(element: ModdleElement): boolean {
  return (
    is(element, 'FlowNode') ||
    is(element, 'DataObjectReference') ||
    is(element, 'DataStoreReference') ||
    is(element, 'TextAnnotation')
  )
}

/** Puts a process below those before it, in its pool. */
function append(whole: Drawing, part: Drawing, pool: ModdleElement | undefined): void {
  const left = pool ? MARGIN + POOL_HEADER : 0
  const top = whole.height
  for (const [id, box] of part.boxes) whole.boxes.set(id, { ...box, x: box.x + left, y: box.y + top })
  for (const [id, line] of part.lines)
    whole.lines.set(
      id,
      line.map(({ x, y }) => ({ x: x + left, y: y + top })),
    )
  const height = part.height + MARGIN
  if (pool?.id)
    whole.boxes.set(pool.id, { x: MARGIN, y: top, width: part.width + POOL_HEADER + MARGIN, height })
  whole.width = Math.max(whole.width, part.width + left + MARGIN)
  whole.height = top + height + MARGIN
}

function addEmptyPool(whole: Drawing, pool: ModdleElement): void {
  if (!pool.id) return
  whole.boxes.set(pool.id, {
    x: MARGIN,
    y: whole.height,
    width: Math.max(whole.width - MARGIN, 600),
    height: 60,
  })
  whole.height += 60 + MARGIN
}

function drawnAs(drawing: Drawing, element: ModdleElement, plane: ModdleElement): ModdleElement[] {
  const id = element.id ?? ''
  const box = drawing.boxes.get(id)
  if (box) {
    const bounds = moddle.create('dc:Bounds', { ...box })
    const shape = moddle.create('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: element, bounds })
    if (kindOf(element) === 'participant') shape.isHorizontal = true
    bounds.$parent = shape
    shape.$parent = plane
    return [shape]
  }
  const line = drawing.lines.get(id) ?? straight(drawing, element)
  if (!line) return []
  drawing.lines.set(id, line)
  const waypoint = line.map((point) => moddle.create('dc:Point', { ...point }))
  const edge = moddle.create('bpmndi:BPMNEdge', { id: `${id}_di`, bpmnElement: element, waypoint })
  for (const point of waypoint) point.$parent = edge
  edge.$parent = plane
  return [edge]
}

/** A line between the middles of two shapes, for what connects them. */
function straight(drawing: Drawing, element: ModdleElement): Point[] | undefined {
  if (!is(element, 'SequenceFlow') && !is(element, 'MessageFlow') && !is(element, 'Association'))
    return undefined
  const from = drawing.boxes.get(one(element, 'sourceRef')?.id ?? '')
  const to = drawing.boxes.get(one(element, 'targetRef')?.id ?? '')
  return from && to ? [middleOf(from), middleOf(to)] : undefined
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 }
}
