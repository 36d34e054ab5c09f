import { is, type ModdleElement } from './element.ts'

/** All BPMN elements of a document with their sequence flows, in the order of the file. */
export type ElementWalk = {
  elements: ModdleElement[]
  incoming: Map<ModdleElement, ModdleElement[]>
  outgoing: Map<ModdleElement, ModdleElement[]>
}

type Property = { name: string; type: string; isReference?: boolean; isMany?: boolean; isVirtual?: boolean }

/** Properties of an element by its meta-model. */
export function propertiesOf(element: ModdleElement): Property[] {
  const descriptor = element.$descriptor as { properties?: Property[] } | undefined
  return descriptor?.properties ?? []
}

/** Walks the BPMN elements below one, extensions and diagrams left out. */
export function walk(root: ModdleElement): ElementWalk {
  const found: ElementWalk = { elements: [], incoming: new Map(), outgoing: new Map() }
  const visit = (element: ModdleElement): void => {
    found.elements.push(element)
    if (is(element, 'SequenceFlow')) {
      note(found.outgoing, element.sourceRef, element)
      note(found.incoming, element.targetRef, element)
    }
    for (const property of propertiesOf(element)) {
      if (property.isReference || property.isVirtual) continue
      const value = element[property.name.slice(property.name.indexOf(':') + 1)]
      for (const child of Array.isArray(value) ? value : [value]) if (isBpmn(child)) visit(child)
    }
  }
  visit(root)
  return found
}

function note(map: Map<ModdleElement, ModdleElement[]>, end: unknown, flow: ModdleElement): void {
  if (typeof end !== 'object' || end === null) return
  const list = map.get(end as ModdleElement)
  if (list) list.push(flow)
  else map.set(end as ModdleElement, [flow])
}

function isBpmn(value: unknown): value is ModdleElement {
  const type = (value as ModdleElement | undefined)?.$type
  return typeof type === 'string' && type.startsWith('bpmn:') && type !== 'bpmn:ExtensionElements'
}
