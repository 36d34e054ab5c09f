/** A timer that is due for so many minutes and has not fired lost what would have woken it. */
export const lateMinutes = 60

/**
 * SQL for instances that run and that nothing moves on: no open task, no timer to come, no incident, no event awaited
 * (N3.13). There are none unless an older release or a hand in the database left one.
 * @param i alias of `flow_instance`
 * @param now parameter that holds the present time
 */
export const stalledCondition = (i: string, now: string) => `${i}.ended_at is null
  and not exists (select from flow_task t where t.tenant_id = ${i}.tenant_id and t.instance_id = ${i}.id and t.state = 'open'
    and t.kind <> 'cc')
  and not exists (select from flow_timer r where r.tenant_id = ${i}.tenant_id and r.instance_id = ${i}.id
    and r.due_at > ${now}::timestamptz - interval '${lateMinutes} minutes')
  and not exists (select from flow_incident n where n.tenant_id = ${i}.tenant_id and n.instance_id = ${i}.id
    and n.resolved_at is null)
  and not (${i}.state -> 'engine' -> 'items' @> '[{"kind": "catch"}]' and ${i}.state -> 'engine' -> 'timers' = '[]')`
