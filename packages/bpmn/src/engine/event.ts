import type { ActivityNode, EventDefinition, EventNode, ProcessNode, ScopeNode } from '../model.ts'
import type { Item, ItemOf, Variables } from '../state.ts'
import { completeActivity, takeOver } from './activity.ts'
import { cancelTransaction, compensate, compensated } from './compensation.ts'
import { arrive, leave, strand } from './flow.ts'
import { linkTarget } from './reach.ts'
import {
  add,
  assign,
  cancel,
  dropTimers,
  empty,
  eventNodeOf,
  nodeOf,
  outermost,
  type Run,
  scopeOf,
} from './run.ts'
import { terminate } from './scope.ts'
import { armEvent } from './timer.ts'

/** Something that waits for an event: the item, the event (or receive task) node and which of its definitions. */
export type Waiting = { item: Item; node: string; def: number }

/** A token comes to an event. */
export function enterEvent(run: Run, node: EventNode, scope: ItemOf<'scope'>): void {
  if (node.position === 'catch' && !node.definitions.some((d) => d.kind === 'link')) {
    const item = add<ItemOf<'catch'>>(run, { kind: 'catch', node: node.id, parent: scope.id })
    run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: item.id })
    if (node.definitions.length === 0) completeCatch(run, item, node)
    else armEvent(run, node, item)
    return
  }
  if (node.definitions.length === 0 || node.position === 'start' || node.position === 'catch') {
    pass(run, node, scope)
    return
  }
  throwAll(run, node, scope)
}

/** A token goes through an event without waiting. */
export function pass(run: Run, node: EventNode, scope: Item): void {
  const itemId = run.next++
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId })
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId, how: 'completed' })
  leave(run, node, scope)
}

/** A token at a throwing or end event: throws all its definitions, then goes on if it is still there. */
function throwAll(run: Run, node: EventNode, scope: ItemOf<'scope'>): void {
  const token = add<ItemOf<'catch'>>(run, { kind: 'catch', node: node.id, parent: scope.id })
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: token.id })
  const last = (d: EventDefinition): number => (d.kind === 'compensate' ? 1 : d.kind === 'terminate' ? 2 : 0)
  for (const definition of node.definitions.toSorted((a, b) => last(a) - last(b))) {
    if (definition.kind === 'link') {
      const target = linkTarget(run.model, node.container, definition.name)
      run.items.delete(token.id)
      run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId: token.id, how: 'completed' })
      if (target) arrive(run, target, scope.id)
      else strand(run, node.id, scope.id, 'enter', 'link-target-missing')
      return
    }
    const goesOn = perform(run, definition, token)
    if (!goesOn || !run.items.has(token.id)) return
  }
  run.items.delete(token.id)
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId: token.id, how: 'completed' })
  leave(run, node, scope)
}

/**
 * Does what one definition throws, from an item. False when the token waits or is gone, so that nothing further is
 * to be done for it.
 */
export function perform(run: Run, definition: EventDefinition, from: Item): boolean {
  switch (definition.kind) {
    case 'message':
      throwMessage(run, from.node, from, definition.name)
      return true
    case 'signal':
      run.effects.push({ type: 'signalThrown', nodeId: from.node, name: definition.name })
      deliverSignal(run, definition.name)
      return true
    case 'escalation': {
      const code = definition.code ?? ''
      if (!raise(run, 'escalation', code, from)) {
        run.effects.push({ type: 'escalationThrown', nodeId: from.node, code })
      }
      return true
    }
    case 'error':
      if (!raise(run, 'error', definition.code ?? '', from)) fail(run, definition.code ?? '')
      return false
    case 'compensate':
      return compensate(run, definition, from)
    case 'cancel':
      cancelTransaction(run, from)
      return false
    case 'terminate':
      terminate(run, scopeOf(run, from))
      return false
    default:
      return true
  }
}

export function throwMessage(run: Run, nodeId: string, item: Item, name: string): void {
  const variables = item.vars ? { variables: item.vars } : undefined
  run.effects.push({ type: 'messageThrown', nodeId, itemId: item.id, name, ...variables })
}

/** An error nobody caught ends the instance (an end event threw it on purpose). */
function fail(run: Run, code: string): void {
  const root = run.items.get(0)!
  empty(run, root)
  dropTimers(run, 0)
  run.status = 'failed'
  run.error = code
}

/** Gives a signal to all that wait for it now. */
export function deliverSignal(run: Run, name: string, variables?: Variables): number {
  const waiting = waitingFor(run, (d) => d.kind === 'signal' && d.name === name)
  let taken = 0
  for (const one of waiting) {
    if (!run.items.has(one.item.id)) continue
    occur(run, one, variables)
    taken++
  }
  return taken
}

/**
 * All that waits for an event of a kind, in order of age.
 * @param message name of the message that receive tasks must wait for; true for any
 */
export function waitingFor(
  run: Run,
  matches: (definition: EventDefinition) => boolean,
  message?: string | true,
): Waiting[] {
  const found: Waiting[] = []
  const look = (item: Item, event: EventNode): void => {
    for (let def = 0; def < event.definitions.length; def++) {
      if (item.got?.[event.id]?.includes(def) || !matches(event.definitions[def]!)) continue
      found.push({ item, node: event.id, def })
      if (message !== true) return
    }
  }
  const receives = (node: ProcessNode): boolean =>
    node.type === 'task' && message !== undefined && (message === true || node.message === message)
  for (const item of run.items.values()) {
    const node = nodeOf(run, item.node)
    if (item.kind === 'catch') {
      if (node.type === 'event') {
        if (node.position === 'catch' || node.position === 'start') look(item, node)
      } else if (node.type === 'gateway') {
        for (const flow of node.outgoing) {
          const target = nodeOf(run, run.model.flows[flow]!.target)
          if (target.type === 'event') look(item, target)
          else if (receives(target)) found.push({ item, node: target.id, def: 0 })
        }
      } else if (receives(node)) {
        found.push({ item, node: node.id, def: 0 })
      }
    }
    if (isOutermostActivity(run, item) && 'boundary' in node) {
      for (const id of node.boundary) look(item, eventNodeOf(run, id))
    }
    if (item.kind === 'scope' && !item.interrupted && node.type === 'scope') {
      for (const id of node.eventScopes) {
        const start = (nodeOf(run, id) as ScopeNode).startEvent
        if (start) look(item, eventNodeOf(run, start))
      }
    }
  }
  return found
}

function isOutermostActivity(run: Run, item: Item): boolean {
  if (item.kind === 'multi') return true
  if (item.kind !== 'task' && item.kind !== 'scope' && item.kind !== 'catch') return false
  return run.items.get(item.parent)?.kind !== 'multi'
}

/** Something an item waited for has happened. */
export function occur(run: Run, waiting: Waiting, variables?: Variables): void {
  const { item } = waiting
  const node = nodeOf(run, waiting.node)
  if (node.type === 'event' && node.parallelMultiple && !allHappened(item, node, waiting.def)) {
    if (variables) takeOver(run, item, node.outputs, variables)
    return
  }
  if (variables) {
    if (item.parent === -1) assign(run, item, variables)
    else takeOver(run, item, 'outputs' in node ? node.outputs : undefined, variables)
  }
  if (node.type === 'event' && node.position === 'boundary') boundaryHappened(run, item, node)
  else if (node.type === 'event' && node.position === 'start' && item.kind === 'scope')
    startHappened(run, item, node)
  else if (item.kind === 'catch') catchHappened(run, item, node)
}

function allHappened(item: Item, event: EventNode, def: number): boolean {
  const before = item.got?.[event.id] ?? []
  const now = before.includes(def) ? before : [...before, def]
  const all = now.length === event.definitions.length
  item.got = { ...item.got, [event.id]: all ? [] : now }
  return all
}

function catchHappened(run: Run, item: ItemOf<'catch'>, happened: ReturnType<typeof nodeOf>): void {
  const node = nodeOf(run, item.node)
  if (node.type === 'gateway') gatewayHappened(run, item, happened.id)
  else if (node.type === 'event') completeCatch(run, item, node)
  else completeActivity(run, item)
}

function completeCatch(run: Run, item: ItemOf<'catch'>, node: EventNode): void {
  const scope = scopeOf(run, item)
  dropTimers(run, item.id)
  run.items.delete(item.id)
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId: item.id, how: 'completed' })
  leave(run, node, scope)
}

/** One of the events after an event gateway happened: the others are off, unless all of them are needed. */
function gatewayHappened(run: Run, item: ItemOf<'catch'>, happened: string): void {
  const gateway = nodeOf(run, item.node)
  if (gateway.type !== 'gateway') return
  const scope = scopeOf(run, item)
  const flow = gateway.outgoing.map((id) => run.model.flows[id]!).find((f) => f.target === happened)
  const got = [...(item.got?.[gateway.id] ?? []), gateway.outgoing.indexOf(flow?.id ?? '')]
  if (gateway.parallelEvents && got.length < gateway.outgoing.length) {
    item.got = { ...item.got, [gateway.id]: got, [happened]: [0] }
  } else {
    dropTimers(run, item.id)
    run.items.delete(item.id)
    run.effects.push({ type: 'nodeLeft', nodeId: gateway.id, itemId: item.id, how: 'completed' })
  }
  if (flow) run.effects.push({ type: 'flowTaken', flowId: flow.id })
  passTarget(run, happened, scope)
}

/** A token goes through the event (or receive task) that an event gateway was waiting for. */
export function passTarget(run: Run, id: string, scope: Item): void {
  const node = nodeOf(run, id)
  const itemId = run.next++
  run.effects.push({ type: 'nodeEntered', nodeId: id, itemId })
  run.effects.push({ type: 'nodeLeft', nodeId: id, itemId, how: 'completed' })
  leave(run, node, scope)
}

function boundaryHappened(run: Run, item: Item, event: EventNode): void {
  const owner = run.items.get(item.parent)
  if (!owner) return
  const scope = owner.kind === 'scope' ? owner : scopeOf(run, item)
  if (event.interrupting) cancel(run, item)
  pass(run, event, scope)
  if (event.interrupting && owner.kind === 'compensation') compensated(run, owner)
}

function startHappened(run: Run, scope: ItemOf<'scope'>, start: EventNode): void {
  const eventScope = nodeOf(run, start.container) as ScopeNode
  if (start.interrupting) {
    empty(run, scope)
    dropTimers(run, scope.id)
    scope.interrupted = true
    if (scope.todo) scope.todo = []
  }
  openEventScope(run, eventScope, scope.id)
}

/** Opens an event sub-process and begins behind its start event. */
export function openEventScope(run: Run, node: ScopeNode, parent: number, vars?: Variables): ItemOf<'scope'> {
  const scope = add<ItemOf<'scope'>>(run, { kind: 'scope', node: node.id, parent, vars })
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: scope.id })
  for (const id of node.eventScopes) {
    const start = (nodeOf(run, id) as ScopeNode).startEvent
    if (start) armEvent(run, eventNodeOf(run, start), scope)
  }
  if (node.startEvent) pass(run, eventNodeOf(run, node.startEvent), scope)
  return scope
}

/**
 * Raises an error or escalation from an item: the event sub-processes of its scope are asked first, then the boundary
 * of the activity around, and so on outwards (BPMN 2.0 §10.5.6). False when nobody catches it.
 */
export function raise(run: Run, kind: 'error' | 'escalation', code: string, from: Item): boolean {
  const matches = (d: EventDefinition): boolean =>
    d.kind === kind && (d.code === undefined || d.code === code)
  const exactly = (d: EventDefinition): boolean => d.kind === kind && d.code === code
  for (let at: Item | undefined = from; at; at = run.items.get(at.parent)) {
    const node = nodeOf(run, at.node)
    const events: EventNode[] = []
    if (at.kind === 'scope' && !at.interrupted && node.type === 'scope') {
      for (const id of node.eventScopes) {
        const start = (nodeOf(run, id) as ScopeNode).startEvent
        if (start) events.push(eventNodeOf(run, start))
      }
    }
    const catcher = best(events, exactly, matches)
    if (catcher) {
      occur(run, { item: at, node: catcher.id, def: catcher.definitions.findIndex(matches) })
      return true
    }
    const guarded = outermost(run, at)
    if (guarded !== at || !('boundary' in node) || at.kind === 'compensation') continue
    const boundary = best(
      (node as ActivityNode).boundary.map((id) => eventNodeOf(run, id)),
      exactly,
      matches,
    )
    if (boundary) {
      occur(run, { item: at, node: boundary.id, def: boundary.definitions.findIndex(matches) })
      return true
    }
  }
  return false
}

function best(
  events: EventNode[],
  exactly: (d: EventDefinition) => boolean,
  matches: (d: EventDefinition) => boolean,
): EventNode | undefined {
  return events.find((e) => e.definitions.some(exactly)) ?? events.find((e) => e.definitions.some(matches))
}
