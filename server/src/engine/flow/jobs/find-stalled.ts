import { z } from 'zod'
import { defineJob } from '../../../platform/job/index.ts'
import { lateMinutes, stalledCondition } from '../stalled.ts'
import { releaseTasks } from './release-tasks.ts'
import { wakeStalledJob } from './wake-stalled.ts'

/** Instances that one look brings to light; the next look finds the others. */
const most = 1000

const findSql = `
  insert into outbox (tenant_id, id, topic, version, payload, created_at, available_at)
  select i.tenant_id, gen_random_uuid(), $2, $3, jsonb_build_object('input', jsonb_build_object('instanceId', i.id)), $1, $1
  from flow_instance i
  join form f on f.tenant_id = i.tenant_id and f.id = i.form_id
  where i.ended_at is null and (f.deleted_at < $1::timestamptz - interval '${lateMinutes} minutes'
    or ${stalledCondition('i', '$1')})
  order by i.started_at limit ${most}`

/** A task that was given to somebody in the very moment in which they were disabled was not theirs yet when theirs were given away. */
const leftSql = `
  insert into outbox (tenant_id, id, topic, version, payload, created_at, available_at)
  select tenant_id, gen_random_uuid(), $2, $3,
    jsonb_build_object('input', jsonb_build_object('instanceId', instance_id, 'memberId', assignee_id)), $1, $1
  from (
    select distinct t.tenant_id, t.instance_id, t.assignee_id
    from flow_task t join member m on m.tenant_id = t.tenant_id and m.id = t.assignee_id
    where t.state = 'open' and t.kind <> 'cc' and m.status <> 'active'
    limit ${most}) held`

/**
 * Watches over the instances of all tenants, as older releases may have left them: one that runs and that nothing moves on
 * becomes one that an administrator finds as stuck; one whose form is gone ends; what somebody is asked who is not there
 * any more is given to others (N3.7, N3.13).
 */
export const findStalled = defineJob({
  name: 'flow-find-stalled',
  schedule: '23 * * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const enqueued = await Promise.all(
      [
        { sql: findSql, job: wakeStalledJob },
        { sql: leftSql, job: releaseTasks },
      ].map(({ sql, job: { name, version } }) =>
        services.pools.job.query(sql, [services.clock.now(), `job:${name}`, version]),
      ),
    )
    if (enqueued.some(({ rowCount }) => rowCount)) services.nudgeOutbox()
  },
})
