import { definitionsOf } from '../xml/compile-event.ts'
import { getConfig } from '../xml/config.ts'
import { is, type ModdleElement, many, one, text } from '../xml/element.ts'
import { type CheckContext, report } from './rule.ts'

/** Activities (BPMN 2.0 §10.3): sub-processes, calls, loops, compensation, resources. */
export function checkActivities(context: CheckContext): void {
  const plain = new Map<ModdleElement, boolean>()
  for (const element of context.elements) {
    if (is(element, 'SubProcess')) checkSubProcess(context, element)
    if (is(element, 'CallActivity')) checkCall(context, element, plain)
    if (is(element, 'Activity')) checkFlowsOf(context, element)
    if (is(element, 'MultiInstanceLoopCharacteristics')) checkMultiInstance(context, element)
    if (is(element, 'ResourceRole')) checkResource(context, element)
    if (is(element, 'ChoreographyActivity')) report(context, 'choreography-not-allowed', element)
    if (is(element, 'CallableElement')) checkBindings(context, element)
  }
}

function checkSubProcess(context: CheckContext, element: ModdleElement): void {
  const inside = many(element, 'flowElements')
  const starts = inside.filter((other) => is(other, 'StartEvent'))
  if (element.triggeredByEvent === true && starts.length !== 1) report(context, 'event-scope-start', element)
  if (!is(element, 'AdHocSubProcess')) return
  if (!inside.some((other) => is(other, 'Activity'))) report(context, 'ad-hoc-empty', element)
  for (const other of inside) {
    if (is(other, 'StartEvent') || is(other, 'EndEvent')) report(context, 'ad-hoc-content', other)
  }
}

function checkFlowsOf(context: CheckContext, element: ModdleElement): void {
  const incoming = context.incoming.get(element)?.length ?? 0
  const outgoing = context.outgoing.get(element)?.length ?? 0
  const apart = element.triggeredByEvent === true || element.isForCompensation === true
  if (incoming > 0 && (apart || element.instantiate === true))
    report(context, 'incoming-not-allowed', element)
  if (outgoing > 0 && apart) report(context, 'outgoing-not-allowed', element)
}

/**
 * A called process begins plainly, and what it takes and gives is what the call passes and expects.
 * @param plain whether a called process begins plainly, as far as it is known
 */
function checkCall(context: CheckContext, element: ModdleElement, plain: Map<ModdleElement, boolean>): void {
  const id = text(element, 'calledElement')
  if (!id) {
    if (getConfig(element) === undefined) report(context, 'called-element-missing', element)
    return
  }
  const called = context.document.elementsById[id.slice(id.indexOf(':') + 1)]
  if (!called) {
    report(context, 'called-element-elsewhere', element, id)
    return
  }
  if (!is(called, 'CallableElement')) {
    report(context, 'reference-wrong-kind', element, `calledElement → ${id}`)
    return
  }
  const beginsPlainly = plain.get(called) ?? startsPlainly(called)
  plain.set(called, beginsPlainly)
  if (!beginsPlainly) report(context, 'called-process-start', element)
  const own = one(element, 'ioSpecification')
  const theirs = one(called, 'ioSpecification')
  if (!own && !theirs) return
  for (const property of ['dataInputs', 'dataOutputs']) {
    if (typesOf(own, property) !== typesOf(theirs, property)) {
      report(context, 'called-data-differ', element)
      return
    }
  }
}

function startsPlainly(called: ModdleElement): boolean {
  const starts = many(called, 'flowElements').filter((other) => is(other, 'StartEvent'))
  return starts.length === 0 || starts.some((start) => definitionsOf(start).length === 0)
}

/** Item types of inputs or outputs, in one text that does not depend on their order. */
function typesOf(specification: ModdleElement | undefined, property: string): string {
  const types = many(specification, property).map((data) => one(data, 'itemSubjectRef')?.id ?? '')
  return types.toSorted().join(' ')
}

/** A callable element that supports an interface binds its data to each operation (BPMN 2.0 Table 10.27). */
function checkBindings(context: CheckContext, element: ModdleElement): void {
  const bindings = new Map(
    many(element, 'ioBinding')
      .toReversed()
      .map((binding) => [one(binding, 'operationRef'), binding]),
  )
  for (const face of many(element, 'supportedInterfaceRef')) {
    for (const operation of many(face, 'operations')) {
      const binding = bindings.get(operation)
      if (!binding) report(context, 'binding-missing', element, operation.name ?? operation.id)
      else checkBinding(context, element, binding, operation)
    }
  }
}

function checkBinding(
  context: CheckContext,
  element: ModdleElement,
  binding: ModdleElement,
  operation: ModdleElement,
): void {
  const sides = [
    ['inMessageRef', boundData(element, binding, 'inputDataRef', 'dataInputs')],
    ['outMessageRef', boundData(element, binding, 'outputDataRef', 'dataOutputs')],
  ] as const
  for (const [property, data] of sides) {
    const message = one(operation, property)
    if (message && data && differs(one(message, 'itemRef'), one(data, 'itemSubjectRef'))) {
      report(context, 'data-type-differs', element)
    }
  }
}

/** What a binding refers to; the meta-model says input set, the schema says data input. */
function boundData(
  element: ModdleElement,
  binding: ModdleElement,
  property: string,
  list: string,
): ModdleElement | undefined {
  const bound = one(binding, property)
  if (!bound) return undefined
  if (is(bound, 'InputSet')) return many(bound, 'dataInputRefs')[0]
  if (is(bound, 'OutputSet')) return many(bound, 'dataOutputRefs')[0]
  return many(one(element, 'ioSpecification'), list).find((data) => data === bound)
}

/** Do two item definitions mean different data? The same definition, or the same structure, does not. */
export function differs(a: ModdleElement | undefined, b: ModdleElement | undefined): boolean {
  if (!a || !b || a === b) return false
  const structure = (item: ModdleElement): unknown => item.structureRef
  return structure(a) === undefined || structure(a) !== structure(b)
}

function checkMultiInstance(context: CheckContext, loop: ModdleElement): void {
  const activity = loop.$parent ?? loop
  const input = one(loop, 'loopDataInputRef')
  const output = one(loop, 'loopDataOutputRef')
  const ranges = [one(loop, 'loopCardinality'), input].filter((range) => range !== undefined)
  if (ranges.length === 0) report(context, 'loop-range-missing', activity)
  if (ranges.length > 1) report(context, 'loop-range-twice', activity)
  if (!ownsLoopData(activity, input, 'dataInputs') || !ownsLoopData(activity, output, 'dataOutputs')) {
    report(context, 'loop-data', activity)
  }
  checkLoopItem(context, activity, input, one(loop, 'inputDataItem'))
  checkLoopItem(context, activity, output, one(loop, 'outputDataItem'))
  const behavior = text(loop, 'behavior')
  const defined =
    (behavior !== 'One' || one(loop, 'oneBehaviorEventRef')) &&
    (behavior !== 'None' || one(loop, 'noneBehaviorEventRef')) &&
    (behavior !== 'Complex' || many(loop, 'complexBehaviorDefinition').length > 0)
  if (!defined) report(context, 'loop-behavior', activity)
}

/** A task loops over its own data; a sub-process has none and loops over data objects (BPMN 2.0 Table 10.30). */
function ownsLoopData(activity: ModdleElement, data: ModdleElement | undefined, property: string): boolean {
  if (!data || is(activity, 'SubProcess')) return true
  return many(one(activity, 'ioSpecification'), property).includes(data)
}

/** The entry of a list is no list itself, and of the same structure. */
function checkLoopItem(
  context: CheckContext,
  activity: ModdleElement,
  list: ModdleElement | undefined,
  item: ModdleElement | undefined,
): void {
  const itemType = one(item, 'itemSubjectRef')
  if (!item) return
  const isList = item.isCollection === true || itemType?.isCollection === true
  const listType = one(list, 'itemSubjectRef')
  const other = itemType && listType && itemType.structureRef !== listType.structureRef
  if (isList || other) report(context, 'loop-data', activity)
}

function checkResource(context: CheckContext, role: ModdleElement): void {
  const resource = one(role, 'resourceRef')
  const bound = many(role, 'resourceParameterBindings').length > 0
  if ((bound && !resource) || (resource && one(role, 'resourceAssignmentExpression')))
    report(context, 'resource-binding', role)
}
