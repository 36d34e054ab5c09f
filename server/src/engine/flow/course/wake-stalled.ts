import type { OperationContext } from '../../../platform/operation/index.ts'
import { lateMinutes } from '../stalled.ts'
import { advance } from './advance.ts'
import { beginAct } from './begin-act.ts'
import type { Course } from './course.ts'
import { isAlive, isStranded } from './flow-state.ts'
import type { LockedInstance } from './lock-instance.ts'
import { scheduleTimers } from './save-timers.ts'

/**
 * Gives a locked instance that nothing moves on something that does: timers that were lost fire, and what waits for
 * nobody becomes an incident, which an administrator is told of and may retry (N3.13).
 */
export async function wakeStalled(context: OperationContext, instance: LockedInstance): Promise<void> {
  const { course, finish } = await beginAct(context, instance)
  const [asked, armed] = await Promise.all([
    openTasks(context, instance.id),
    armedTimers(context, instance.id),
  ])
  let any = await strandUnasked(course, asked)
  const lost = course.state.engine.timers.filter(({ id }) => !armed.has(id))
  if (lost.length > 0) {
    any = true
    await rearm(context, instance.id, course, lost)
  }
  if (!isAlive(course.state)) {
    any = true
    await advance(course, { type: 'setVariables', variables: {} })
    // An incident whose line was closed or lost is told of again.
    if (course.journal.incidents.length === 0) tellStranded(course)
  }
  if (any) await finish({ verb: 'watch', actorId: null })
}

/** Activations of which no task is open wait for nobody. @returns whether there were any */
async function strandUnasked(course: Course, asked: ReadonlySet<string>): Promise<boolean> {
  let any = false
  for (const [item, { people }] of Object.entries(course.state.open)) {
    if (people.some(({ task, done }) => !done && asked.has(task))) continue
    any = true
    delete course.state.open[item]
    await advance(course, { type: 'failTask', taskId: Number(item), message: 'nobody-found' })
  }
  return any
}

async function rearm(
  context: OperationContext,
  instanceId: string,
  { now }: Course,
  timers: Course['state']['engine']['timers'],
): Promise<void> {
  const ids = timers.map(({ id }) => id)
  await context.transaction.query(
    'delete from flow_timer where tenant_id = $1 and instance_id = $2 and timer_id = any($3)',
    [context.tenantId, instanceId, ids],
  )
  const due = timers.map(({ id, node }) => ({ timerId: id, nodeId: node, dueAt: now }))
  await scheduleTimers(context, instanceId, due, now)
}

function tellStranded({ state, journal }: Course): void {
  for (const item of state.engine.items)
    if (isStranded(item))
      journal.incidents.push({
        item: item.id,
        nodeId: item.node,
        code: item.kind === 'incident' ? item.code : 'service-failed',
        message: undefined,
      })
}

async function openTasks({ transaction, tenantId }: OperationContext, instanceId: string) {
  const { rows } = await transaction.query<{ id: string }>(
    `select id from flow_task where tenant_id = $1 and instance_id = $2 and state = 'open' and kind <> 'cc'`,
    [tenantId, instanceId],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Timers that will fire, or should have a moment ago. */
async function armedTimers({ transaction, tenantId, clock }: OperationContext, instanceId: string) {
  const { rows } = await transaction.query<{ timer_id: string }>(
    'select timer_id from flow_timer where tenant_id = $1 and instance_id = $2 and due_at > $3',
    [tenantId, instanceId, new Date(clock.now().getTime() - lateMinutes * 60_000)],
  )
  return new Set(rows.map(({ timer_id }) => timer_id))
}
