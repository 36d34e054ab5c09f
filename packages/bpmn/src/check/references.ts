import { is, kindOf, type ModdleElement, many, text } from '../xml/element.ts'
import { propertiesOf } from '../xml/walk.ts'
import { type CheckContext, report } from './rule.ts'

/** Properties that name data types, which may be defined elsewhere. */
const TYPE_PROPERTIES = new Set(['bpmn:structureRef', 'bpmn:type', 'bpmn:evaluatesToTypeRef'])

/** Ids and references: present, unique, leading somewhere, and to the right kind of element. */
export function checkReferences(context: CheckContext): void {
  reportWarnings(context)
  for (const { elementId, name } of context.document.repeated) {
    const element = context.document.elementsById[elementId] ?? context.document.definitions
    report(context, 'part-repeated', element, name)
  }
  for (const element of context.elements) {
    const needsId = is(element, 'FlowElement') || is(element, 'Participant') || is(element, 'MessageFlow')
    if (needsId && !element.id && !is(element, 'ImplicitThrowEvent'))
      report(context, 'id-missing', element, kindOf(element))
    if (is(element, 'Import')) report(context, 'import-unavailable', element, text(element, 'location'))
    if (is(element, 'Extension') && element.mustUnderstand === true) {
      report(context, 'extension-not-understood', element, text(element, 'definition'))
    }
    if (is(element, 'Lane')) checkLane(context, element)
    checkKinds(context, element)
  }
}

function checkLane(context: CheckContext, lane: ModdleElement): void {
  const process = processOf(lane)
  for (const node of many(lane, 'flowNodeRef')) {
    if (is(node, 'FlowNode') && processOf(node) !== process)
      report(context, 'lane-foreign', lane, node.name ?? node.id)
  }
}

function processOf(element: ModdleElement): ModdleElement | undefined {
  for (let at = element.$parent; at; at = at.$parent) if (is(at, 'Process')) return at
  return undefined
}

/** What the reader noticed: parts it could not read and references that lead nowhere. */
function reportWarnings(context: CheckContext): void {
  const { document } = context
  for (const { message, element, property = '', value = '' } of document.warnings) {
    const at = element ?? document.definitions
    const duplicate = /duplicate ID <(.*)>/.exec(message)
    if (duplicate) report(context, 'id-duplicate', document.elementsById[duplicate[1]!] ?? at, duplicate[1])
    else if (message.startsWith('unparsable content'))
      report(context, 'unreadable-part', at, message.split('\n')[0])
    else if (message.startsWith('unresolved reference') && element?.$type.startsWith('bpmn:')) {
      if (TYPE_PROPERTIES.has(property)) report(context, 'reference-unknown-type', at, value)
      else if (!isElsewhere(context, value)) report(context, 'reference-unresolved', at, value)
    }
  }
}

/** May a reference with a prefix lead to an element of this file, or into an imported one? */
function isElsewhere({ document }: CheckContext, value: string): boolean {
  if (value.includes(':') && document.elementsById[value.slice(value.indexOf(':') + 1)]) return true
  const imports = document.definitions.imports
  return value.includes(':') && Array.isArray(imports) && imports.length > 0
}

function checkKinds(context: CheckContext, element: ModdleElement): void {
  for (const property of propertiesOf(element)) {
    if (!property.isReference) continue
    const name = property.name.slice(property.name.indexOf(':') + 1)
    const value = element[name]
    for (const target of Array.isArray(value) ? value : [value]) {
      const found = target as ModdleElement | undefined
      if (!found?.$instanceOf || found.$instanceOf(property.type)) continue
      report(context, 'reference-wrong-kind', element, `${name} → ${found.id ?? ''}`)
    }
  }
}
