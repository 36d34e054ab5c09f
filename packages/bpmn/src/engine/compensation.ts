import type { ActivityNode, EventDefinition, ScopeNode } from '../model.ts'
import type { Completed, Item, ItemOf } from '../state.ts'
import { leave, pass } from './flow.ts'
import {
  add,
  cancel,
  childrenOf,
  dropTimers,
  empty,
  eventNodeOf,
  nodeOf,
  outermost,
  type Run,
  scopeNodeOf,
  scopeOf,
} from './run.ts'

type CompensationItem = ItemOf<'compensation'>

/** Notes a completed activity that has something to undo it (BPMN 2.0 §13.5.5). */
export function remember(node: ActivityNode, item: Item, scope: ItemOf<'scope'>): void {
  if (item.kind === 'multi') {
    if (item.done) scope.done = [...(scope.done ?? []), ...item.done]
    return
  }
  const record = recordOf(node, item)
  if (record) scope.done = [...(scope.done ?? []), record]
}

/** Notes an instance of a loop that something can undo; each is undone by itself, the last first. */
export function rememberInstance(node: ActivityNode, instance: Item, multi: ItemOf<'multi'>): void {
  const record = recordOf(node, instance)
  if (record) multi.done = [...(multi.done ?? []), record]
}

function recordOf(node: ActivityNode, item: Item): Completed | undefined {
  const inner = item.kind === 'scope' ? item.done : undefined
  const ownHandler = node.type === 'scope' && node.compensationScope !== undefined
  if (!node.compensation && !ownHandler && !inner) return undefined
  const record: Completed = { node: node.id }
  if (item.vars) record.vars = item.vars
  if (inner && !node.compensation) record.inner = inner
  return record
}

/**
 * A compensation event: undoes what is completed in the scope of the thrower, the last first. False when the token
 * waits for it.
 */
export function compensate(
  run: Run,
  definition: Extract<EventDefinition, { kind: 'compensate' }>,
  from: Item,
): boolean {
  const scope = recordScope(run, scopeOf(run, from), definition.activity)
  const done = scope?.done ?? []
  const todo = definition.activity ? done.filter((record) => record.node === definition.activity) : done
  if (!scope || todo.length === 0) return true
  const undone = new Set(todo)
  scope.done = done.filter((record) => !undone.has(record))
  if (scope.done.length === 0) delete scope.done
  if (definition.wait) {
    run.items.delete(from.id)
    begin(run, { kind: 'compensation', node: from.node, parent: from.parent, todo, after: 'leave' })
    return false
  }
  begin(run, { kind: 'compensation', node: from.node, parent: from.parent, todo, after: 'nothing' })
  return true
}

/** The scope whose records a compensation is about: an event sub-process speaks for the scope around it. */
function recordScope(run: Run, scope: ItemOf<'scope'>, activity?: string): ItemOf<'scope'> | undefined {
  let at: ItemOf<'scope'> | undefined = scope
  while (at) {
    const own = at.done?.some((record) => !activity || record.node === activity)
    if (own || scopeNodeOf(run, at).scope !== 'eventSubProcess') return at
    at = at.parent === -1 ? undefined : scopeOf(run, at)
  }
  return undefined
}

/** A cancel end event: all in the transaction stops, what was done in it is undone, then its boundary is left. */
export function cancelTransaction(run: Run, from: Item): void {
  let scope = scopeOf(run, from)
  while (scope.parent !== -1 && scopeNodeOf(run, scope).scope !== 'transaction') scope = scopeOf(run, scope)
  empty(run, scope)
  dropTimers(run, scope.id)
  scope.cancelled = true
  scope.interrupted = true
  const todo = scope.done ?? []
  delete scope.done
  begin(run, { kind: 'compensation', node: scope.node, parent: scope.id, todo, after: 'cancel' })
}

function begin(run: Run, item: Omit<CompensationItem, 'id'>): void {
  next(run, add<CompensationItem>(run, item))
}

/** A handler is done: the next, or what comes after the compensation. */
export function compensated(run: Run, item: CompensationItem): void {
  if (childrenOf(run, item.id).length === 0) next(run, item)
}

function next(run: Run, item: CompensationItem): void {
  const todo = item.todo.slice()
  for (let record = todo.pop(); record; record = todo.pop()) {
    const node = nodeOf(run, record.node) as ActivityNode
    const handler = node.compensation ?? (node.type === 'scope' ? node.compensationScope : undefined)
    if (handler) {
      item.todo = todo
      run.queue.push({ job: 'undo', node: handler, parent: item.id, vars: record.vars, done: record.inner })
      return
    }
    for (const inner of record.inner ?? []) todo.push(inner)
  }
  finish(run, item)
}

function finish(run: Run, item: CompensationItem): void {
  run.items.delete(item.id)
  const scope = run.items.get(item.parent)
  if (!scope) return
  if (item.after === 'cancel') leaveCancelled(run, scope as ItemOf<'scope'>)
  if (item.after !== 'leave') return
  run.effects.push({ type: 'nodeLeft', nodeId: item.node, itemId: item.id, how: 'completed' })
  const node = nodeOf(run, item.node)
  if (scope.kind === 'scope') leave(run, node, scope)
}

/** A cancelled transaction is left by its cancel boundary event; without one its token ends here. */
function leaveCancelled(run: Run, scope: ItemOf<'scope'>): void {
  const node = nodeOf(run, scope.node) as ScopeNode
  const boundary = node.boundary
    .map((id) => eventNodeOf(run, id))
    .find((event) => event.definitions.some((d) => d.kind === 'cancel'))
  const whole = outermost(run, scope)
  const around = scopeOf(run, whole)
  cancel(run, whole)
  if (boundary) pass(run, boundary, around)
}
