import { actorId, type OperationContext } from '../../platform/operation/index.ts'
import type { FlowTracer } from '../form/index.ts'

// Acts of a flow lock the instance and then the record; here the record is locked already. Who cannot have the instance at
// once is told to try again, instead of waiting for somebody who waits for the record.
const traceSql = `
  with held as (
    select id from flow_instance where tenant_id = $1 and id = any($2::uuid[]) for update nowait
  ), counted as (
    update flow_instance i set event_count = event_count + 1 from held where i.tenant_id = $1 and i.id = held.id
    returning i.id, i.event_count
  )
  insert into flow_event (tenant_id, instance_id, seq, at, verb, actor_id, detail)
  select $1, id, event_count, $3, $4, $5, $6 from counted`

/** Adds to the history of instances that somebody touched their record by a right of their own, not by a task (N3.11). */
export const traceInFlow: FlowTracer = async (context: OperationContext, { instanceIds, verb, fieldIds }) => {
  const detail = fieldIds.length > 0 ? JSON.stringify({ fields: fieldIds }) : null
  await context.transaction.query(
    traceSql,
    [context.tenantId, instanceIds, context.clock.now(), verb, actorId(context.actor), detail],
    'flow-trace',
  )
}
