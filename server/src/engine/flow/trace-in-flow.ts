import { actorId, type OperationContext } from '../../platform/operation/index.ts'
import type { FlowTracer } from '../form/index.ts'

const traceSql = `
  with counted as (
    update flow_instance set event_count = event_count + 1 where tenant_id = $1 and id = any($2::uuid[])
    returning id, event_count
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
