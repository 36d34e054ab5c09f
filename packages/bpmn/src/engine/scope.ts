import type { ScopeNode } from '../model.ts'
import type { Item, ItemOf, Variables } from '../state.ts'
import { arrive, finish } from './flow.ts'
import {
  add,
  childrenOf,
  dropTimers,
  empty,
  eventNodeOf,
  holds,
  type Job,
  type Run,
  scopeNodeOf,
} from './run.ts'
import { armEvent } from './timer.ts'

/** Opens a scope and puts tokens at its beginnings. */
export function openScope(run: Run, node: ScopeNode, parent: number, vars?: Variables): ItemOf<'scope'> {
  const scope = add<ItemOf<'scope'>>(run, { kind: 'scope', node: node.id, parent, vars })
  armEventScopes(run, node, scope)
  if (node.adHoc?.sequential) {
    scope.todo = node.starts.slice()
    startNext(run, scope)
  } else {
    for (const id of node.starts) arrive(run, id, scope.id)
  }
  return scope
}

/** Arms the timers of the event sub-processes of a scope. */
export function armEventScopes(run: Run, node: ScopeNode, scope: Item): void {
  for (const id of node.eventScopes) {
    const start = (run.model.nodes[id] as ScopeNode).startEvent
    if (start) armEvent(run, eventNodeOf(run, start), scope)
  }
}

/** In an ad-hoc sub-process: looks whether it is complete, else starts what comes next (BPMN 2.0 §13.3.5). */
export function startNext(run: Run, scope: ItemOf<'scope'>): void {
  const { adHoc } = scopeNodeOf(run, scope)
  if (!adHoc || !run.items.has(scope.id)) return
  if (adHoc.completion && childDone(run, scope) && holds(run, adHoc.completion, scope)) {
    scope.todo = []
    if (adHoc.cancelRemaining) empty(run, scope)
    return
  }
  const comes = (job: Job): boolean => job.job === 'arrive' && job.scope === scope.id
  const idle = childrenOf(run, scope.id).length === 0 && !run.queue.some(comes) && !run.late.some(comes)
  if (!scope.todo || scope.todo.length === 0 || !idle) return
  const [first, ...rest] = scope.todo
  scope.todo = rest
  arrive(run, first!, scope.id)
}

function childDone(run: Run, scope: ItemOf<'scope'>): boolean {
  return scope.todo === undefined || scope.todo.length < scopeNodeOf(run, scope).starts.length
}

/** Completes every scope in which nothing lives any more; says whether there was one. */
export function completeEmpty(run: Run): boolean {
  const inhabited = new Set<number>()
  const scopes: ItemOf<'scope'>[] = []
  for (const item of run.items.values()) {
    inhabited.add(item.parent)
    if (item.kind === 'scope') scopes.push(item)
  }
  let any = false
  for (let n = scopes.length - 1; n >= 0; n--) {
    const scope = scopes[n]!
    if (inhabited.has(scope.id) || !run.items.has(scope.id)) continue
    if (scope.todo && scope.todo.length > 0) startNext(run, scope)
    else completeScope(run, scope)
    any = true
  }
  return any
}

function completeScope(run: Run, scope: ItemOf<'scope'>): void {
  if (scope.parent === -1) {
    dropTimers(run, scope.id)
    if (run.status === 'running') run.status = 'completed'
    return
  }
  finish(run, scope)
}

/** A terminate end event stops everything in its scope; the scope then completes (BPMN 2.0 §13.5.6). */
export function terminate(run: Run, scope: ItemOf<'scope'>): void {
  empty(run, scope)
  dropTimers(run, scope.id)
  if (scope.parent === -1) run.status = 'terminated'
}
