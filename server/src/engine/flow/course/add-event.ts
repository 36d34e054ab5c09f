import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { LockedInstance } from './lock-instance.ts'

const eventSql = `
  with counted as (
    update flow_instance set event_count = $3 where tenant_id = $1 and id = $2
  )
  insert into flow_event (tenant_id, instance_id, seq, at, verb, actor_id, opinion)
  values ($1, $2, $3, $4, $5, $6, $7)`

/** Adds to the history of a locked instance something that moves nothing: a comment, a reminder. */
export async function addEvent(
  context: OperationContext,
  instance: LockedInstance,
  verb: string,
  opinion?: string,
): Promise<void> {
  await context.transaction.query(
    eventSql,
    [
      context.tenantId,
      instance.id,
      instance.eventCount + 1,
      context.clock.now(),
      verb,
      actorId(context.actor),
      opinion ?? null,
    ],
    'flow-event',
  )
}
