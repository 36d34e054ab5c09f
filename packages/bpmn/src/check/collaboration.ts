import { definitionsOf } from '../xml/compile-event.ts'
import { is, type ModdleElement, many, one } from '../xml/element.ts'
import { type CheckContext, report } from './rule.ts'

/** Pools and message flows (BPMN 2.0 §9.3, §9.4). */
export function checkCollaboration(context: CheckContext): void {
  for (const element of context.elements) {
    if (is(element, 'MessageFlow')) checkMessageFlow(context, element)
    if (is(element, 'GlobalConversation')) checkConversation(context, element)
  }
}

function checkMessageFlow(context: CheckContext, flow: ModdleElement): void {
  const source = one(flow, 'sourceRef')
  const target = one(flow, 'targetRef')
  if (!source || !target) return
  const from = poolOf(source)
  if (from !== undefined && from === poolOf(target)) report(context, 'message-flow-same-pool', flow)
  if (!maySend(source)) report(context, 'message-flow-end', flow, source.name ?? source.id)
  if (!mayReceive(target)) report(context, 'message-flow-end', flow, target.name ?? target.id)
}

/** The process a pool shows, or a node lies in. */
function poolOf(element: ModdleElement): ModdleElement | undefined {
  if (is(element, 'Participant')) return one(element, 'processRef') ?? element
  for (let at = element.$parent; at; at = at.$parent) if (is(at, 'Process')) return at
  return undefined
}

function hasMessage(event: ModdleElement): boolean {
  return definitionsOf(event).some((definition) => is(definition, 'MessageEventDefinition'))
}

function maySend(element: ModdleElement): boolean {
  if (is(element, 'Event')) return is(element, 'ThrowEvent') && hasMessage(element)
  return !is(element, 'ReceiveTask')
}

function mayReceive(element: ModdleElement): boolean {
  if (is(element, 'Event')) return is(element, 'CatchEvent') && hasMessage(element)
  return !is(element, 'SendTask')
}

/** A global conversation is an empty collaboration: participants and message flows only. */
function checkConversation(context: CheckContext, element: ModdleElement): void {
  const content = [
    'conversations',
    'conversationLinks',
    'artifacts',
    'choreographyRef',
    'conversationAssociations',
  ]
  if (content.some((property) => many(element, property).length > 0))
    report(context, 'conversation-content', element)
}
