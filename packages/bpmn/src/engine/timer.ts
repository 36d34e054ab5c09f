import type { ActivityNode, EventNode, TimerSetting } from '../model.ts'
import type { TimerDue } from '../protocol.ts'
import type { Item, Timer } from '../state.ts'
import { ExpressionFailed, evaluate, eventNodeOf, type Run } from './run.ts'

const LITERAL = /^(R\d*\/|P(?=[\dT])|\d{4}-\d\d-\d\d|[+-]?P)/

/** Arms the timers of the boundary events of an activity. */
export function armBoundary(run: Run, node: ActivityNode, item: Item): void {
  for (const id of node.boundary) armEvent(run, eventNodeOf(run, id), item)
}

/** Arms the timers of one event, owned by an item. Throws {@link ExpressionFailed}. */
export function armEvent(run: Run, event: EventNode, item: Item): void {
  for (let def = 0; def < event.definitions.length; def++) {
    const definition = event.definitions[def]!
    if (definition.kind !== 'timer') continue
    const due = dueOf(run, definition.timer, item)
    schedule(run, { id: `t${run.next++}`, item: item.id, node: event.id, def, left: due.left }, due)
  }
}

/** Arms a cycle again for what is left of it; says whether anything is left. */
export function rearm(run: Run, timer: Timer, event: EventNode): boolean {
  const definition = event.definitions[timer.def]
  const owner = run.items.get(timer.item)
  if (definition?.kind !== 'timer' || definition.timer.kind !== 'cycle' || !owner) return false
  if (timer.left !== undefined && timer.left <= 1) return false
  const due = dueOf(run, definition.timer, owner)
  if (due.left === undefined && timer.left !== undefined) return false
  const left = timer.left === undefined ? undefined : timer.left - 1
  schedule(run, { ...timer, id: `t${run.next++}`, left }, { ...due, left })
  return true
}

function schedule(run: Run, timer: Timer, due: TimerDue): void {
  if (timer.left === undefined) delete timer.left
  run.timers.push(timer)
  run.effects.push({ type: 'timerScheduled', timerId: timer.id, nodeId: timer.node, due })
}

/** When a timer is due: an ISO 8601 text as it stands, anything else as an expression that gives one. */
function dueOf(run: Run, timer: TimerSetting, item: Item): TimerDue {
  const text = timer.expression.text.trim()
  const value = LITERAL.test(text) ? text : evaluate(run, timer.expression, item)
  if (typeof value !== 'string' || value === '') {
    throw new ExpressionFailed('expression-failed', `${text} gives no time`)
  }
  const times = timer.kind === 'cycle' ? /^R(\d+)\//.exec(value)?.[1] : undefined
  return times === undefined ? { kind: timer.kind, value } : { kind: timer.kind, value, left: Number(times) }
}
