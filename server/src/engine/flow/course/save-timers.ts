import { newId } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { Course } from './course.ts'
import type { ScheduledTimer } from './journal.ts'
import { timerJob } from './timer-job.ts'

const scheduleSql = `
  with timer as (
    insert into flow_timer (tenant_id, id, instance_id, timer_id, node_id, due_at, due_terms)
    select $1, t.id, $2, t.timer_id, t.node_id, t.due_at, t.due_terms
    from jsonb_to_recordset($3::jsonb) as t (id uuid, timer_id text, node_id text, due_at timestamptz, due_terms jsonb)
  )
  insert into outbox (tenant_id, id, topic, version, payload, created_at, available_at)
  select $1, t.id, $5, $6, jsonb_build_object('input', jsonb_build_object('instanceId', $2::uuid, 'timerId', t.timer_id)),
    $4, t.due_at
  from jsonb_to_recordset($3::jsonb) as t (id uuid, timer_id text, due_at timestamptz)`

const cancelSql = `
  with gone as (
    delete from flow_timer where tenant_id = $1 and instance_id = $2 and timer_id = any($3) returning id
  )
  delete from outbox where tenant_id = $1 and id in (select id from gone)`

const incidentSql = `
  insert into flow_incident (tenant_id, id, instance_id, item, node_id, code, message, opened_at)
  select $1, i.id, $2, i.item, i.node_id, i.code, i.message, $4
  from jsonb_to_recordset($3::jsonb) as i (id uuid, item integer, node_id text, code text, message text)`

const resolveSql = `
  update flow_incident set resolved_at = $4
  where tenant_id = $1 and instance_id = $2 and item = any($3::integer[]) and resolved_at is null`

/** The seldom parts of an act: timers (durable, woken by the outbox) and incidents; each only when there are any. */
export function saveTimers(
  context: OperationContext,
  { journal, now }: Course,
  instanceId: string,
): Promise<unknown>[] {
  const { transaction, tenantId } = context
  const writes: Promise<unknown>[] = []
  const { timers, cancelledTimers, incidents, resolvedItems } = journal
  const lasting = timers.filter(({ timerId }) => !cancelledTimers.includes(timerId))
  if (cancelledTimers.length > 0)
    writes.push(transaction.query(cancelSql, [tenantId, instanceId, cancelledTimers], 'flow-timer-cancel'))
  if (lasting.length > 0) writes.push(scheduleTimers(context, instanceId, lasting, now))
  if (resolvedItems.length > 0)
    writes.push(
      transaction.query(resolveSql, [tenantId, instanceId, resolvedItems, now], 'flow-incident-done'),
    )
  if (incidents.length > 0) {
    const rows = incidents.map(({ item, nodeId, code, message }) => ({
      id: newId(),
      item,
      node_id: nodeId,
      code,
      message,
    }))
    writes.push(
      transaction.query(incidentSql, [tenantId, instanceId, JSON.stringify(rows), now], 'flow-incident'),
    )
  }
  return writes
}

/** Has timers of an instance fire when they are due. */
export function scheduleTimers(
  { transaction, tenantId }: OperationContext,
  instanceId: string,
  timers: readonly ScheduledTimer[],
  now: Date,
): Promise<unknown> {
  const rows = timers.map(({ timerId, nodeId, dueAt, terms }) => ({
    id: newId(),
    timer_id: timerId,
    node_id: nodeId,
    due_at: dueAt,
    due_terms: terms ?? null,
  }))
  return transaction.query(
    scheduleSql,
    [tenantId, instanceId, JSON.stringify(rows), now, `job:${timerJob.name}`, timerJob.version],
    'flow-timer-set',
  )
}
