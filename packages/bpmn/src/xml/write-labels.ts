import { moddle } from './document.ts'
import { is, type ModdleElement } from './element.ts'
import { type Box, type Named, type Point, placeLabels } from './place-labels.ts'

/**
 * Gives the drawn parts of a diagram places for the names that stand beside their shapes or along their flows. Names of
 * tasks stand inside.
 * @param parts shapes and edges, each with its `bpmnElement`
 */
export function writeLabels(
  parts: ModdleElement[],
  boxes: Map<string, Box>,
  lines: Map<string, Point[]>,
): void {
  const named = parts.flatMap((part): Named[] => {
    const { id = '', name = '' } = part.bpmnElement as ModdleElement
    const [shape, line] = [boxes.get(id), lines.get(id)]
    if (name.trim() === '' || !standsBeside(part.bpmnElement as ModdleElement)) return []
    if (shape) return [{ id, text: name, shape }]
    return line ? [{ id, text: name, line }] : []
  })
  const solid = parts.flatMap(({ bpmnElement }) => {
    const element = bpmnElement as ModdleElement
    const box = boxes.get(element.id ?? '')
    return box && !holdsOthers(element) ? [box] : []
  })
  const places = placeLabels(named, solid, [...lines.values()])
  for (const part of parts) {
    const place = places.get((part.bpmnElement as ModdleElement).id ?? '')
    if (!place) continue
    const bounds = moddle.create('dc:Bounds', rounded(place))
    const label = moddle.create('bpmndi:BPMNLabel', { bounds })
    bounds.$parent = label
    label.$parent = part
    part.label = label
  }
}

function standsBeside(element: ModdleElement): boolean {
  return besides.some((type) => is(element, type))
}

const besides = [
  'Event',
  'Gateway',
  'SequenceFlow',
  'MessageFlow',
  'DataObjectReference',
  'DataStoreReference',
]

function holdsOthers(element: ModdleElement): boolean {
  return is(element, 'Participant') || is(element, 'SubProcess')
}

function rounded({ x, y, width, height }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), width: Math.ceil(width), height: Math.ceil(height) }
}
