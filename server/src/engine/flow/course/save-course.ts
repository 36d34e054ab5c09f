import type { OperationContext } from '../../../platform/operation/index.ts'
import type { Course } from './course.ts'
import { type InstanceStatus, isStuck } from './flow-state.ts'
import { saveTimers } from './save-timers.ts'

/** One act, as the history keeps it. */
export interface Act {
  verb: string
  actorId: string | null
  taskId?: string
  nodeId?: string
  opinion?: string | undefined
  detail?: Record<string, unknown>
}

/** The task an act closes. */
export interface ClosedTask {
  id: string
  state: string
}

export interface SavedInstance {
  id: string
  formId: string
  eventCount: number
  title: string
  /** Only where the act changed it. */
  summary?: unknown
}

const stepParts = [
  [
    'closed',
    `update flow_task set state = case when id = $9 then $10 else 'cancelled' end, closed_at = $3, closed_by = $4,
      verb = $5, opinion = case when id = $9 then $6 end
    where tenant_id = $1 and id = any($11::uuid[]) and state = 'open'`,
  ],
  [
    'opened',
    `insert into flow_task (tenant_id, id, instance_id, form_id, item, node_id, name, kind, round, assignee_id,
      from_task_id, state, opened_at, due_at, due_terms)
    select $1, o.id, $2, $12, o.item, o.node_id, o.name, o.kind, o.round, o.assignee_id, o.from_task_id, 'open', $3, o.due_at,
      case when o.from_task_id is null then o.due_terms
        else (select t.due_terms from flow_task t where t.tenant_id = $1 and t.id = o.from_task_id) end
    from jsonb_to_recordset($13::jsonb) as o (id uuid, item integer, node_id text, name text, kind text, round integer,
      assignee_id uuid, from_task_id uuid, due_at timestamptz, due_terms jsonb)`,
  ],
  [
    'event',
    `insert into flow_event (tenant_id, instance_id, seq, at, verb, actor_id, task_id, node_id, opinion, detail, path)
    values ($1, $2, $14, $3, $5, $4, $7, $8, $6, $15, $16)`,
  ],
] as const
const stepSql = `
  update flow_instance set state = $17, status = $18, ended_at = $19, event_count = $14, title = $20,
    summary = coalesce($21, summary)
  where tenant_id = $1 and id = $2`

/**
 * Writes what an act did, at the end of the transaction: tasks closed and opened, its line in the history, the
 * instance, timers and incidents.
 */
export function saveCourse(
  context: OperationContext,
  course: Course,
  instance: SavedInstance,
  act: Act,
  status: InstanceStatus,
  closed?: ClosedTask,
): void {
  const { journal, now } = course
  const ended = status !== 'running' && !isStuck(course.state)
  context.transaction.leave({
    name: 'flow-step',
    parts: stepParts,
    sql: stepSql,
    values: [
      context.tenantId,
      instance.id,
      now.toISOString(),
      act.actorId,
      act.verb,
      act.opinion ?? null,
      act.taskId ?? null,
      act.nodeId ?? null,
      closed?.id ?? null,
      closed?.state ?? null,
      [...(closed ? [closed.id] : []), ...journal.cancelled.map(({ id }) => id)],
      instance.formId,
      JSON.stringify(journal.opened),
      instance.eventCount + 1,
      act.detail ? JSON.stringify(act.detail) : null,
      JSON.stringify(journal.path),
      JSON.stringify(course.state),
      status,
      ended ? now : null,
      instance.title,
      instance.summary === undefined ? null : JSON.stringify(instance.summary),
    ],
  })
  for (const write of saveTimers(context, course, instance.id)) context.transaction.settleAtEnd(write)
}

/** What the instance is called after an act that did not end it by a person's word. */
export function statusAfter({ state, journal }: Course): InstanceStatus {
  switch (journal.outcome) {
    case 'completed':
    case 'terminated':
      return 'approved'
    case 'cancelled':
      return 'withdrawn'
    case 'failed':
      return 'failed'
    case undefined:
      return isStuck(state) ? 'failed' : 'running'
  }
}
