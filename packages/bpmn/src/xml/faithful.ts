import { type ModdleElement, many } from './element.ts'
import type { OutlineElement } from './outline.ts'
import { propertiesOf } from './walk.ts'

/** How a file spells what its meta-model leaves open; kept so that it is written the same way. */
export type Spelling = {
  /** Way points carry `xsi:type`. */
  typedWaypoints: boolean
  /** Resource expressions are `<formalExpression>`, not `<expression xsi:type>`. */
  formalExpressionElements: boolean
}

type Unresolved = { message: string; element?: ModdleElement; property?: string; value?: string }
type Property = ReturnType<typeof propertiesOf>[number] & { default?: unknown; xml?: { serialize?: string } }

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

export function spellingOf(outline: OutlineElement): Spelling {
  const spelling: Spelling = { typedWaypoints: false, formalExpressionElements: false }
  const visit = (element: OutlineElement): void => {
    const name = localName(element.name)
    if (name === 'waypoint' && element.attributes['xsi:type']) spelling.typedWaypoints = true
    if (name === 'formalExpression') spelling.formalExpressionElements = true
    for (const child of element.children) visit(child)
  }
  visit(outline)
  return spelling
}

/**
 * Puts references that lead nowhere back as stand-ins with the id as it was written, so that they are not lost; one
 * with a prefix (`tns:message`) stands for the element of that id.
 */
export function keepUnresolved(warnings: Unresolved[], elementsById: Record<string, ModdleElement>): void {
  for (const { message, element, property, value } of warnings) {
    if (!message.startsWith('unresolved reference') || !element || !property || !value) continue
    const described = propertiesOf(element).find(
      (one) => one.name === localName(property) || one.name === property,
    )
    if (!described) continue
    const target = value.includes(':') ? elementsById[localName(value)] : undefined
    const standIn = target
      ? Object.create(target, { id: { value, enumerable: true } })
      : { $type: 'unresolved', id: value }
    const name = localName(described.name)
    if (described.isMany) many(element, name).push(standIn)
    else element[name] = standIn
  }
}

/** Elements of a schema type that the meta-model would write under the name of their type. */
const NAMED_BY_PROPERTY: Record<string, string[]> = {
  'bpmn:CorrelationPropertyRetrievalExpression': ['messagePath'],
  'bpmn:CorrelationPropertyBinding': ['dataPath'],
  'bpmn:ComplexBehaviorDefinition': ['condition', 'event'],
  'bpmn:Lane': ['partitionElement'],
}

/**
 * Adjusts the meta-model to a document while it is written: explicit attributes are written even when they say what is
 * the default, and elements under the names they had.
 * @returns puts the meta-model back
 */
export function adjustMetaModel(root: ModdleElement, spelling: Spelling): () => void {
  const undo: (() => void)[] = []
  const change = <K extends keyof Property>(property: Property, key: K, value: Property[K]): void => {
    const before = property[key]
    property[key] = value
    undo.push(() => {
      property[key] = before
    })
  }
  const seen = new Set<unknown>()
  eachElement(root, (element) => {
    if (seen.has(element.$descriptor)) return
    seen.add(element.$descriptor)
    for (const property of propertiesOf(element) as Property[]) {
      const name = localName(property.name)
      if (property.default !== undefined) change(property, 'default', undefined)
      if (NAMED_BY_PROPERTY[element.$type]?.includes(name)) change(property, 'xml', { serialize: 'property' })
      if (spelling.typedWaypoints && name === 'waypoint') change(property, 'type', 'di:Waypoint')
      if (spelling.formalExpressionElements && name === 'expression') change(property, 'xml', undefined)
    }
  })
  return () => {
    for (const step of undo.toReversed()) step()
  }
}

function eachElement(element: ModdleElement, visit: (element: ModdleElement) => void): void {
  visit(element)
  for (const property of propertiesOf(element)) {
    if (property.isReference || property.isVirtual) continue
    const value = element[localName(property.name)]
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && '$type' in child)
        eachElement(child as ModdleElement, visit)
    }
  }
}
