import { z } from 'zod'
import { defineJob } from '../../../platform/job/index.ts'
import { lateMinutes, stalledCondition } from '../stalled.ts'
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

/**
 * Watches over the instances of all tenants, as older releases may have left them: one that runs and that nothing moves on
 * becomes one that an administrator finds as stuck; one whose form is gone ends (N3.13).
 */
export const findStalled = defineJob({
  name: 'flow-find-stalled',
  schedule: '23 * * * *',
  input: z.object({}),
  run: async ({ services }) => {
    const { rowCount } = await services.pools.job.query(findSql, [
      services.clock.now(),
      `job:${wakeStalledJob.name}`,
      wakeStalledJob.version,
    ])
    if (rowCount) services.nudgeOutbox()
  },
})
