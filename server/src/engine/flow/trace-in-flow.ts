import { actorId, type OperationContext } from '../../platform/operation/index.ts'
import { endWithRecord } from './course/end-instance.ts'
import { lockInstancesNow } from './course/lock-instance.ts'

/** What was done, and the fields that were changed by the instance that holds their record. */
interface Touch {
  verb: 'change' | 'delete' | 'restore' | 'purge'
  touched: ReadonlyMap<string, readonly string[]>
}

const traceSql = `
  with counted as (
    update flow_instance i set event_count = event_count + 1 where i.tenant_id = $1 and i.id = any($2::uuid[])
    returning i.id, i.event_count
  )
  insert into flow_event (tenant_id, instance_id, seq, at, verb, actor_id, detail)
  select $1, id, event_count, $3, $4, $5, $6::jsonb -> id::text from counted`

/**
 * Adds to the history of instances that somebody touched their record by a right of their own, not by a task (N3.11). An
 * instance that still runs ends with its record: nobody could answer its tasks any more.
 */
export async function traceInFlow(context: OperationContext, { verb, touched }: Touch): Promise<void> {
  if (touched.size === 0) return
  const instances = await lockInstancesNow(context, [...touched.keys()])
  const gone = verb === 'delete' || verb === 'purge' ? verb : undefined
  const others: string[] = []
  for (const instance of instances) {
    if (gone && !instance.endedAt) await endWithRecord(context, instance, gone)
    else others.push(instance.id)
  }
  if (others.length === 0) return
  const details = [...touched].flatMap(([id, fields]) => (fields.length > 0 ? [[id, { fields }]] : []))
  await context.transaction.query(
    traceSql,
    [
      context.tenantId,
      others,
      context.clock.now(),
      verb,
      actorId(context.actor),
      JSON.stringify(Object.fromEntries(details)),
    ],
    'flow-trace',
  )
}
