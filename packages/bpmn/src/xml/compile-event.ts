import type { EventDefinition, EventNode, TimerSetting } from '../model.ts'
import { compileCopies } from './compile-data.ts'
import { kindOf, type ModdleElement, many, one, text } from './element.ts'
import { compileExpression } from './expression.ts'

const POSITIONS: Record<string, EventNode['position']> = {
  startEvent: 'start',
  endEvent: 'end',
  intermediateCatchEvent: 'catch',
  intermediateThrowEvent: 'throw',
  implicitThrowEvent: 'throw',
  boundaryEvent: 'boundary',
}

/** Compiles an event with its definitions, own ones before those it refers to. */
export function compileEvent(element: ModdleElement, container: string): EventNode {
  const position = POSITIONS[kindOf(element)] ?? 'throw'
  const throws = position === 'throw' || position === 'end'
  const definitions = definitionsOf(element).flatMap((one) => compileDefinition(one, throws) ?? [])
  const outputs = compileCopies(element, 'dataOutputAssociations')
  const attachedTo = one(element, 'attachedToRef')?.id
  return {
    type: 'event',
    position,
    id: element.id!,
    name: element.name ?? '',
    container,
    incoming: [],
    outgoing: [],
    definitions,
    interrupting: interrupts(element, position),
    ...(element.parallelMultiple === true ? { parallelMultiple: true } : undefined),
    ...(attachedTo ? { attachedTo } : undefined),
    ...(outputs ? { outputs } : undefined),
  }
}

/** All event definitions of an event, inline and referenced. */
export function definitionsOf(element: ModdleElement): ModdleElement[] {
  return [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')]
}

function interrupts(element: ModdleElement, position: EventNode['position']): boolean {
  if (position === 'boundary') return element.cancelActivity !== false
  if (position === 'start') return element.isInterrupting !== false
  return false
}

/**
 * Compiles one event definition; names stand for what is referred to.
 * @param throws is it thrown, not waited for?
 */
export function compileDefinition(element: ModdleElement, throws: boolean): EventDefinition | undefined {
  switch (kindOf(element)) {
    case 'messageEventDefinition':
      return { kind: 'message', name: nameOf(one(element, 'messageRef')) }
    case 'signalEventDefinition':
      return { kind: 'signal', name: nameOf(one(element, 'signalRef')) }
    case 'timerEventDefinition':
      return compileTimer(element)
    case 'conditionalEventDefinition':
      return { kind: 'conditional', condition: compileExpression(one(element, 'condition')) ?? { text: '' } }
    case 'errorEventDefinition':
      return coded('error', one(element, 'errorRef'), 'errorCode', throws)
    case 'escalationEventDefinition':
      return coded('escalation', one(element, 'escalationRef'), 'escalationCode', throws)
    case 'compensateEventDefinition': {
      const activity = one(element, 'activityRef')?.id
      const wait = element.waitForCompletion !== false
      return activity ? { kind: 'compensate', activity, wait } : { kind: 'compensate', wait }
    }
    case 'linkEventDefinition':
      return { kind: 'link', name: text(element, 'name') ?? '' }
    case 'cancelEventDefinition':
      return { kind: 'cancel' }
    case 'terminateEventDefinition':
      return { kind: 'terminate' }
    default:
      return undefined
  }
}

/** An error or escalation, by its code. */
function coded(
  kind: 'error' | 'escalation',
  ref: ModdleElement | undefined,
  property: string,
  throws: boolean,
): EventDefinition {
  // What is caught without a code is whatever comes (BPMN 2.0 Tables 10.88, 10.91); what is thrown is known by its id.
  const code = ref && (text(ref, property) || (throws ? ref.id : undefined))
  return code === undefined ? { kind } : { kind, code }
}

function compileTimer(element: ModdleElement): EventDefinition {
  const settings: [TimerSetting['kind'], string][] = [
    ['date', 'timeDate'],
    ['duration', 'timeDuration'],
    ['cycle', 'timeCycle'],
  ]
  for (const [kind, property] of settings) {
    const expression = compileExpression(one(element, property))
    if (expression) return { kind: 'timer', timer: { kind, expression } }
  }
  return { kind: 'timer', timer: { kind: 'duration', expression: { text: '' } } }
}

/** Name of a message, signal or the like, by which both sides know it. */
export function nameOf(element: ModdleElement | undefined): string {
  return element?.name ?? element?.id ?? ''
}
