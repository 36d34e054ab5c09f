import { definitionsOf } from '../xml/compile-event.ts'
import { getConfig } from '../xml/config.ts'
import { is, kindOf, type ModdleElement, one, text } from '../xml/element.ts'
import { type CheckContext, report } from './rule.ts'

/** Gateways (BPMN 2.0 §10.6): flows that fit the direction, and what may follow an event gateway. */
export function checkGateways(context: CheckContext): void {
  const guarded = new Set(
    context.elements.flatMap((other) => (is(other, 'BoundaryEvent') && one(other, 'attachedToRef')) || []),
  )
  for (const element of context.elements) {
    if (!is(element, 'Gateway')) continue
    const incoming = context.incoming.get(element)?.length ?? 0
    const outgoing = context.outgoing.get(element)?.length ?? 0
    checkDirection(context, element, incoming, outgoing)
    if (incoming < 2 && outgoing < 2 && !isTreeJoin(element))
      report(context, 'gateway-without-choice', element)
    if (is(element, 'EventBasedGateway')) checkEventGateway(context, element, incoming, guarded)
  }
}

function checkDirection(
  context: CheckContext,
  gateway: ModdleElement,
  incoming: number,
  outgoing: number,
): void {
  const direction = text(gateway, 'gatewayDirection')
  const fits =
    direction === 'Converging'
      ? incoming > 1 && outgoing < 2
      : direction === 'Diverging'
        ? incoming < 2 && outgoing > 1
        : direction !== 'Mixed' || (incoming > 1 && outgoing > 1)
  if (!fits) report(context, 'gateway-direction', gateway, direction)
}

/** A join of the tree designer stays when all its branches but one have ended. */
function isTreeJoin(gateway: ModdleElement): boolean {
  return (getConfig(gateway) as { kind?: unknown } | undefined)?.kind === 'join'
}

function checkEventGateway(
  context: CheckContext,
  gateway: ModdleElement,
  incoming: number,
  guarded: Set<ModdleElement>,
): void {
  const targets = (context.outgoing.get(gateway) ?? []).flatMap((flow) => one(flow, 'targetRef') ?? [])
  if (targets.length < 2) report(context, 'gateway-without-choice', gateway)
  if (gateway.instantiate === true) {
    if (incoming > 0) report(context, 'incoming-not-allowed', gateway)
  } else if (text(gateway, 'eventGatewayType') === 'Parallel') {
    report(context, 'event-gateway-parallel', gateway)
  }
  let messages = false
  let receives = false
  for (const target of targets) {
    receives ||= is(target, 'ReceiveTask')
    messages ||= definitionsOf(target).some((definition) => is(definition, 'MessageEventDefinition'))
    if (!mayFollow(context, target, guarded)) report(context, 'event-gateway-target', target)
  }
  if (messages && receives) report(context, 'event-gateway-mixed', gateway)
}

const AWAITED = new Set([
  'messageEventDefinition',
  'timerEventDefinition',
  'signalEventDefinition',
  'conditionalEventDefinition',
])

function mayFollow(context: CheckContext, target: ModdleElement, guarded: Set<ModdleElement>): boolean {
  if ((context.incoming.get(target)?.length ?? 0) > 1) return false
  if (is(target, 'ReceiveTask')) return !guarded.has(target)
  return (
    is(target, 'IntermediateCatchEvent') &&
    definitionsOf(target).every((definition) => AWAITED.has(kindOf(definition)))
  )
}
