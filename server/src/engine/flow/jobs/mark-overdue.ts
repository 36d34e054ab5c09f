import { z } from 'zod'
import { defineJob } from '../../../platform/job/index.ts'
import { taskOverdue } from '../events.ts'

const batch = 1000

// Marking and telling are one statement: a task is told of once, whatever happens in between.
const overdueSql = `
  with due as (
    select tenant_id, id from flow_task
    where state = 'open' and overdue_at is null and due_at <= $1
    order by due_at limit ${batch} for update skip locked
  ), marked as (
    update flow_task t set overdue_at = $1 from due where t.tenant_id = due.tenant_id and t.id = due.id
    returning t.tenant_id, t.id, t.instance_id, t.assignee_id, t.name, t.due_at
  ), told as (
    insert into outbox (tenant_id, id, topic, version, lane, payload, created_at, available_at)
    select tenant_id, gen_random_uuid(), $3, $4, instance_id::text, jsonb_build_object('taskId', id, 'instanceId', instance_id,
      'assigneeId', assignee_id, 'nodeName', name, 'dueAt', due_at), $1, $1
    from marked where $2
  )
  select tenant_id, assignee_id from marked`

/** Watches the deadlines of all tenants: what is overdue is marked, and its assignee told once (N3.9). */
export const markOverdue = defineJob({
  name: 'flow-overdue',
  schedule: '* * * * *',
  input: z.object({}),
  run: async ({ services, signal }) => {
    const wanted = services.subscribedEvents.has(taskOverdue.topic)
    while (!signal.aborted) {
      const { rows } = await services.pools.job.query<{ tenant_id: string; assignee_id: string }>(
        overdueSql,
        [services.clock.now(), wanted, taskOverdue.topic, taskOverdue.version],
      )
      for (const { tenant_id, assignee_id } of rows)
        services.live.publish(tenant_id, assignee_id, 'inbox.changed', {})
      if (rows.length > 0) services.nudgeOutbox()
      if (rows.length < batch) return
    }
  },
})
