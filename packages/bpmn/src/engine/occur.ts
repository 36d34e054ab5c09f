import type { EventNode, ProcessNode, ScopeNode } from '../model.ts'
import type { Item, ItemOf, Variables } from '../state.ts'
import { compensated } from './compensation.ts'
import { takeOver } from './data.ts'
import { finish, leave, pass } from './flow.ts'
import { add, cancel, dropTimers, empty, eventNodeOf, nodeOf, type Run, scopeOf } from './run.ts'
import { armEventScopes } from './scope.ts'
import { type Waiting, waitingFor } from './waiting.ts'

/** Something an item waited for has happened. */
export function occur(run: Run, waiting: Waiting, variables?: Variables): void {
  const { item } = waiting
  const node = nodeOf(run, waiting.node)
  if (node.type === 'event' && node.parallelMultiple && !allHappened(item, node, waiting.def)) {
    if (variables) takeOver(run, item, node.outputs, variables)
    return
  }
  if (variables) takeOver(run, item, 'outputs' in node ? node.outputs : undefined, variables)
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

function catchHappened(run: Run, item: ItemOf<'catch'>, happened: ProcessNode): void {
  const node = nodeOf(run, item.node)
  if (node.type === 'gateway') gatewayHappened(run, item, happened.id)
  else if (node.type === 'event') completeCatch(run, item, node)
  else finish(run, item)
}

/** The one event a token waited for has happened. */
export function completeCatch(run: Run, item: ItemOf<'catch'>, node: EventNode): void {
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
  pass(run, nodeOf(run, happened), scope)
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
  armEventScopes(run, node, scope)
  if (node.startEvent) pass(run, eventNodeOf(run, node.startEvent), scope)
  return scope
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
