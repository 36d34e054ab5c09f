import { definitionsOf } from '../xml/compile-event.ts'
import { is, type ModdleElement, many, one } from '../xml/element.ts'
import { differs } from './activities.ts'
import { type CheckContext, report } from './rule.ts'

/** Data (BPMN 2.0 §10.4): input and output sets, associations, types of what is passed. */
export function checkData(context: CheckContext): void {
  for (const element of context.elements) {
    if (is(element, 'ItemAwareElement')) checkCollection(context, element)
    if (is(element, 'InputOutputSpecification')) checkSpecification(context, element)
    if (is(element, 'DataAssociation')) checkAssociation(context, element)
    if (is(element, 'DataObjectReference') && !one(element, 'dataObjectRef'))
      report(context, 'data-reference-missing', element)
    if (is(element, 'Event')) checkEventData(context, element)
    if (is(element, 'ServiceTask') || is(element, 'SendTask') || is(element, 'ReceiveTask'))
      checkTaskData(context, element)
  }
}

function checkCollection(context: CheckContext, element: ModdleElement): void {
  const type = one(element, 'itemSubjectRef')
  const canSay = is(element, 'DataInput') || is(element, 'DataOutput') || is(element, 'DataObject')
  if (!type || !canSay || is(element.$parent, 'MultiInstanceLoopCharacteristics')) return
  if ((type.isCollection === true) !== (element.isCollection === true))
    report(context, 'data-collection-differs', element)
}

function checkSpecification(context: CheckContext, specification: ModdleElement): void {
  const owner = specification.$parent ?? specification
  if (is(owner, 'SubProcess')) report(context, 'data-not-allowed', owner)
  const inputSets = many(specification, 'inputSets')
  const outputSets = many(specification, 'outputSets')
  const inSets = new Set([
    ...inputSets.flatMap((set) => many(set, 'dataInputRefs')),
    ...outputSets.flatMap((set) => many(set, 'dataOutputRefs')),
  ])
  for (const data of [...many(specification, 'dataInputs'), ...many(specification, 'dataOutputs')])
    if (!inSets.has(data)) report(context, 'data-not-in-set', data)
  const listed = remembered()
  const whole =
    inputSets.every((set) =>
      holdsAll(set, 'dataInputRefs', ['optionalInputRefs', 'whileExecutingInputRefs']),
    ) &&
    outputSets.every((set) =>
      holdsAll(set, 'dataOutputRefs', ['optionalOutputRefs', 'whileExecutingOutputRefs']),
    )
  const mutual =
    inputSets.every((set) =>
      many(set, 'outputSetRefs').every((other) => listed(other, 'inputSetRefs').has(set)),
    ) &&
    outputSets.every((set) =>
      many(set, 'inputSetRefs').every((other) => listed(other, 'outputSetRefs').has(set)),
    )
  if (!whole || !mutual) report(context, 'data-set', owner)
}

function holdsAll(set: ModdleElement, whole: string, parts: string[]): boolean {
  const all = new Set(many(set, whole))
  return parts.every((part) => many(set, part).every((data) => all.has(data)))
}

/** Lists of elements as sets, each made once. */
function remembered(): (element: ModdleElement, property: string) => Set<ModdleElement> {
  const known = new Map<string, Map<ModdleElement, Set<ModdleElement>>>()
  return (element, property) => {
    const ofProperty = known.get(property) ?? new Map<ModdleElement, Set<ModdleElement>>()
    known.set(property, ofProperty)
    const set = ofProperty.get(element) ?? new Set(many(element, property))
    ofProperty.set(element, set)
    return set
  }
}

/** Associations bring data into inputs and out of outputs, of the element they belong to. */
function checkAssociation(context: CheckContext, association: ModdleElement): void {
  const owner = association.$parent
  const target = one(association, 'targetRef')
  const sources = many(association, 'sourceRef')
  if (!owner) return
  const own = (data: ModdleElement): boolean => data.$parent === owner || data.$parent?.$parent === owner
  const wrong = is(association, 'DataInputAssociation')
    ? target !== undefined && !(own(target) && (is(target, 'DataInput') || is(target, 'Property')))
    : sources.some((source) => !(own(source) && (is(source, 'DataOutput') || is(source, 'Property'))))
  const intoProcessInput = target && is(target, 'DataInput') && is(target.$parent?.$parent, 'Process')
  const fromProcessOutput = sources.some(
    (source) => is(source, 'DataOutput') && is(source.$parent?.$parent, 'Process'),
  )
  const plain = !one(association, 'transformation') && many(association, 'assignment').length === 0
  const mixes = sources.length > 1 && plain
  const converts = plain && sources.length === 1 && differs(typeOf(sources[0]), typeOf(target))
  if (wrong || intoProcessInput || fromProcessOutput || mixes || converts)
    report(context, 'data-association', owner)
}

function typeOf(data: ModdleElement | undefined): ModdleElement | undefined {
  if (!data) return undefined
  const referred = one(data, 'dataObjectRef') ?? one(data, 'dataStoreRef')
  return one(data, 'itemSubjectRef') ?? (referred && typeOf(referred))
}

/** Type of what an event definition carries, if it says so. */
function payloadOf(definition: ModdleElement): ModdleElement | undefined {
  if (is(definition, 'MessageEventDefinition')) return one(one(definition, 'messageRef'), 'itemRef')
  for (const property of ['signalRef', 'errorRef', 'escalationRef']) {
    const carried = one(definition, property)
    if (carried) return one(carried, 'structureRef')
  }
  return undefined
}

/** Data of an event fit its definitions, one for each (BPMN 2.0 §10.5.1). */
function checkEventData(context: CheckContext, event: ModdleElement): void {
  const data = [...many(event, 'dataOutputs'), ...many(event, 'dataInputs')]
  const definitions = definitionsOf(event)
  if (data.length === 0 || definitions.length === 0) return
  if (data.length !== definitions.length) {
    report(context, 'data-set', event)
    return
  }
  for (const [n, definition] of definitions.entries()) {
    if (differs(payloadOf(definition), one(data[n], 'itemSubjectRef')))
      report(context, 'data-type-differs', event)
  }
}

/** A task that sends or receives has at most one input and one output, of the types of its messages. */
function checkTaskData(context: CheckContext, task: ModdleElement): void {
  const specification = one(task, 'ioSpecification')
  if (!specification) return
  const operation = one(task, 'operationRef')
  const own = one(task, 'messageRef')
  const sent = is(task, 'SendTask') ? (own ?? one(operation, 'inMessageRef')) : one(operation, 'inMessageRef')
  const received = is(task, 'ReceiveTask') ? own : one(operation, 'outMessageRef')
  if (operation || own) {
    const inputs = many(specification, 'dataInputs')
    const outputs = many(specification, 'dataOutputs')
    const sets = many(specification, 'inputSets').length > 1 || many(specification, 'outputSets').length > 1
    if (sets || inputs.length > 1 || outputs.length > 1) report(context, 'data-set', task)
    const wrong = (message: ModdleElement | undefined, data: ModdleElement | undefined): boolean =>
      differs(one(message, 'itemRef'), one(data, 'itemSubjectRef'))
    if (wrong(sent, inputs[0]) || wrong(received, outputs[0])) report(context, 'data-type-differs', task)
  }
}
