import { definitionsOf } from '../xml/compile-event.ts'
import { getConfig } from '../xml/config.ts'
import { is, kindOf, type ModdleElement, many, one, text } from '../xml/element.ts'
import { type CheckContext, containerOf, report } from './rule.ts'

const START = ['message', 'timer', 'conditional', 'signal']
const EVENT_SCOPE_START = [...START, 'escalation', 'error', 'compensate']
const END = ['message', 'escalation', 'error', 'cancel', 'compensate', 'signal', 'terminate']
const CATCH = ['message', 'timer', 'conditional', 'link', 'signal']
const THROW = ['message', 'escalation', 'compensate', 'link', 'signal']
const BOUNDARY = ['message', 'timer', 'escalation', 'error', 'cancel', 'compensate', 'conditional', 'signal']
const NEVER_BESIDE = ['error', 'cancel', 'compensate']

/** Events (BPMN 2.0 §10.5): which kind may be where, what each must say, and how it is connected. */
export function checkEvents(context: CheckContext): void {
  const counterparts = partnersOf(context)
  for (const element of context.elements) {
    if (!is(element, 'Event')) continue
    const definitions = definitionsOf(element)
    checkKinds(context, element, definitions.map(definitionKind))
    checkConnections(context, element, definitions.map(definitionKind), counterparts)
    for (const definition of definitions) checkDefinition(context, element, definition)
    for (const shared of many(element, 'eventDefinitionRef')) {
      if (shared.$parent && !is(shared.$parent, 'Definitions')) {
        report(context, 'definition-not-reusable', element, shared.id)
      }
    }
  }
}

/** `message` for a message event definition, and so on. */
function definitionKind(definition: ModdleElement): string {
  return kindOf(definition).replace(/EventDefinition$/, '')
}

function checkKinds(context: CheckContext, event: ModdleElement, kinds: string[]): void {
  const allowed = allowedKinds(event)
  for (const kind of kinds) if (!allowed.includes(kind)) report(context, 'event-kind', event, kind)
  const mustSay = is(event, 'BoundaryEvent') || is(event, 'IntermediateCatchEvent') || startsEventScope(event)
  if (mustSay && kinds.length === 0) report(context, 'event-definition-missing', event)
  const beside = event.cancelActivity === false || event.isInterrupting === false
  for (const kind of kinds)
    if (beside && NEVER_BESIDE.includes(kind))
      report(context, 'event-kind', event, `non-interrupting ${kind}`)
  if (kinds.includes('cancel')) checkCancel(context, event)
}

function allowedKinds(event: ModdleElement): string[] {
  if (is(event, 'StartEvent')) {
    if (startsEventScope(event)) return EVENT_SCOPE_START
    return is(containerOf(event), 'SubProcess') ? [] : START
  }
  if (is(event, 'EndEvent')) return END
  if (is(event, 'BoundaryEvent')) return BOUNDARY
  return is(event, 'CatchEvent') ? CATCH : THROW
}

function startsEventScope(event: ModdleElement): boolean {
  return is(event, 'StartEvent') && containerOf(event)?.triggeredByEvent === true
}

function checkCancel(context: CheckContext, event: ModdleElement): void {
  const transaction = is(event, 'BoundaryEvent') ? one(event, 'attachedToRef') : containerOf(event)
  if (!is(transaction, 'Transaction')) report(context, 'cancel-outside-transaction', event)
}

function checkConnections(
  context: CheckContext,
  event: ModdleElement,
  kinds: string[],
  partners: Partners,
): void {
  const incoming = context.incoming.get(event)?.length ?? 0
  const outgoing = context.outgoing.get(event)?.length ?? 0
  const no = (side: 'incoming' | 'outgoing', count: number): void => {
    if (count > 0) report(context, `${side}-not-allowed`, event)
  }
  const some = (side: 'incoming' | 'outgoing', count: number): void => {
    if (count === 0) report(context, side === 'incoming' ? 'incoming-missing' : 'dead-end', event)
  }
  if (is(event, 'StartEvent')) {
    no('incoming', incoming)
    some('outgoing', outgoing)
  } else if (is(event, 'EndEvent')) {
    some('incoming', incoming)
    no('outgoing', outgoing)
  } else if (is(event, 'BoundaryEvent')) {
    no('incoming', incoming)
    if (kinds.includes('compensate')) {
      no('outgoing', outgoing)
      checkHandler(context, event, partners)
    } else some('outgoing', outgoing)
    const host = one(event, 'attachedToRef')
    if (!host) report(context, 'boundary-unattached', event)
    else if (host.triggeredByEvent === true || containerOf(event) !== containerOf(host))
      report(context, 'flow-crosses-border', event)
  } else if (is(event, 'IntermediateCatchEvent') || is(event, 'IntermediateThrowEvent')) {
    const link = kinds.includes('link')
    if (link && is(event, 'CatchEvent')) no('incoming', incoming)
    else some('incoming', incoming)
    if (link && is(event, 'ThrowEvent')) no('outgoing', outgoing)
    else some('outgoing', outgoing)
    if (link) checkLink(context, event, partners)
  }
}

/** What events belong together with. */
type Partners = {
  /** Targets of associations by their source. */
  associated: Map<ModdleElement, ModdleElement[]>
  /** Link events of a scope by whether they throw and by name. */
  links: Map<ModdleElement | undefined, Map<string, ModdleElement[]>>
}

function partnersOf(context: CheckContext): Partners {
  const partners: Partners = { associated: new Map(), links: new Map() }
  for (const element of context.elements) {
    const [source, target] = [one(element, 'sourceRef'), one(element, 'targetRef')]
    if (is(element, 'Association') && source && target) push(partners.associated, source, target)
    const throws = is(element, 'IntermediateThrowEvent')
    if (!throws && !is(element, 'IntermediateCatchEvent')) continue
    const place = containerOf(element)
    const ofPlace = partners.links.get(place) ?? new Map<string, ModdleElement[]>()
    partners.links.set(place, ofPlace)
    for (const name of linkNames(element)) push(ofPlace, linkKey(throws, name), element)
  }
  return partners
}

function linkKey(throws: boolean, name: string): string {
  return `${throws ? 'throw' : 'catch'} ${name}`
}

function push<K>(map: Map<K, ModdleElement[]>, key: K, element: ModdleElement): void {
  const list = map.get(key)
  if (list) list.push(element)
  else map.set(key, [element])
}

/** A compensation boundary event leads, by an association, to an activity that is for compensation. */
function checkHandler(context: CheckContext, event: ModdleElement, partners: Partners): void {
  const handlers = partners.associated.get(event) ?? []
  const fits =
    handlers.length === 1 &&
    handlers.every((handler) => is(handler, 'Activity') && handler.isForCompensation === true)
  if (!fits) report(context, 'compensation-handler', event)
}

/** A link that is thrown has exactly one target of its name in the same scope; a target has at least one source. */
function checkLink(context: CheckContext, event: ModdleElement, { links }: Partners): void {
  const throws = is(event, 'ThrowEvent')
  const counterparts = new Set(
    linkNames(event).flatMap((name) => links.get(containerOf(event))?.get(linkKey(!throws, name)) ?? []),
  )
  const fits = throws ? counterparts.size === 1 : counterparts.size > 0
  if (!fits) report(context, 'link-broken', event)
}

function linkNames(event: ModdleElement): string[] {
  return definitionsOf(event).flatMap(
    (definition) => (is(definition, 'LinkEventDefinition') && text(definition, 'name')) || [],
  )
}

function checkDefinition(context: CheckContext, event: ModdleElement, definition: ModdleElement): void {
  const missing = (what: string): void => report(context, 'event-reference-missing', event, what)
  switch (definitionKind(definition)) {
    case 'message':
      if (!one(definition, 'messageRef')) missing('message')
      else if (!one(definition, 'operationRef') && getConfig(event) === undefined)
        report(context, 'operation-missing', event)
      return
    case 'signal':
      if (!one(definition, 'signalRef')) missing('signal')
      return
    case 'compensate':
      checkCompensated(context, event, definition)
      return
    case 'conditional':
      if (!one(definition, 'condition')) missing('condition')
      return
  }
}

/** A compensation names an activity of its own scope; one in an event sub-process, of the scope around. */
function checkCompensated(context: CheckContext, event: ModdleElement, definition: ModdleElement): void {
  const activity = one(definition, 'activityRef')
  if (!activity) return
  const place = containerOf(event)
  const visible = place?.triggeredByEvent === true ? [place, containerOf(place)] : [place]
  if (!visible.includes(containerOf(activity)))
    report(context, 'compensation-target', event, activity.name ?? activity.id)
}
