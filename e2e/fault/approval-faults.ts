import type pg from 'pg'

/**
 * What must never be seen in a database whose servers were killed, as questions that find the offenders. `$1` is the
 * tenant; `records` stands for the form's table.
 */
const questions: Record<string, string> = {
  'record without instance': `
    select r.id from records r where not exists (
      select from sluice.flow_instance i where i.tenant_id = $1 and i.record_id = r.id and i.id = r.flow_instance_id)`,
  'instance without record': `
    select i.id from sluice.flow_instance i where i.tenant_id = $1 and not exists (
      select from records r where r.id = i.record_id and r.flow_instance_id = i.id)`,
  'record and instance disagree': `
    select r.id from records r join sluice.flow_instance i on i.tenant_id = $1 and i.id = r.flow_instance_id
    where r.flow_state <> i.status`,
  'one key, two records':
    'select min(id::text) as id from records where $1::uuid is not null group by f_title having count(*) > 1',
  'running instance without an open task': `
    select i.id from sluice.flow_instance i where i.tenant_id = $1 and i.ended_at is null and not exists (
      select from sluice.flow_task t where t.tenant_id = $1 and t.instance_id = i.id and t.state = 'open')`,
  'ended instance with an open task': `
    select i.id from sluice.flow_instance i join sluice.flow_task t on t.tenant_id = $1 and t.instance_id = i.id
    where i.tenant_id = $1 and i.ended_at is not null and t.state = 'open'`,
  'open task that the state does not know': `
    select t.id from sluice.flow_task t join sluice.flow_instance i on i.tenant_id = $1 and i.id = t.instance_id
    where t.tenant_id = $1 and t.state = 'open' and not exists (
      select from jsonb_each(i.state -> 'open') o, jsonb_array_elements(o.value -> 'people') p
      where p ->> 'task' = t.id::text)`,
  'open task of the state that is not in the list': `
    select i.id from sluice.flow_instance i, jsonb_each(i.state -> 'open') o, jsonb_array_elements(o.value -> 'people') p
    where i.tenant_id = $1 and not coalesce((p ->> 'done')::boolean, false) and not exists (
      select from sluice.flow_task t where t.tenant_id = $1 and t.id = (p ->> 'task')::uuid and t.state = 'open')`,
  'closed task without history': `
    select t.id from sluice.flow_task t where t.tenant_id = $1 and t.state = 'approved' and not exists (
      select from sluice.flow_event e where e.tenant_id = $1 and e.instance_id = t.instance_id and e.task_id = t.id
        and e.verb = 'approve')`,
  'history with a gap': `
    select i.id from sluice.flow_instance i where i.tenant_id = $1 and i.event_count <> (
      select count(*) from sluice.flow_event e where e.tenant_id = $1 and e.instance_id = i.id and e.seq <= i.event_count)`,
  'submission not exactly once in the audit': `
    select r.id from records r where 1 <> (
      select count(*) from sluice.audit_log a where a.tenant_id = $1 and a.operation = 'flow.submit'
        and a.outcome = 'done' and a.target_id = r.id::text)`,
  'audit of a submission that did not happen': `
    select a.id from sluice.audit_log a where a.tenant_id = $1 and a.operation = 'flow.submit' and a.outcome = 'done'
      and not exists (select from records r where r.id::text = a.target_id)`,
  'approval without an audit': `
    select e.task_id as id from sluice.flow_event e where e.tenant_id = $1 and e.verb = 'approve' and not exists (
      select from sluice.audit_log a where a.tenant_id = $1 and a.operation = 'task.approve' and a.outcome = 'done'
        and a.target_id = e.task_id::text)`,
  'audit of an approval that did not happen': `
    select a.id from sluice.audit_log a where a.tenant_id = $1 and a.operation = 'task.approve' and a.outcome = 'done'
      and not exists (select from sluice.flow_event e where e.tenant_id = $1 and e.verb = 'approve'
        and e.task_id::text = a.target_id)`,
  'task approved twice': `
    select e.task_id as id from sluice.flow_event e where e.tenant_id = $1 and e.verb = 'approve'
    group by e.task_id having count(*) > 1`,
  'record without its own history': `
    select r.id from records r where 1 <> (
      select count(*) from sluice.record_history h where h.tenant_id = $1 and h.record_id = r.id and h.kind = 'created')`,
  'answered key without its answer': `
    select key as id from sluice.idempotency_key where tenant_id = $1 and response is null`,
}

/** Asked when the outbox has run dry: every opened task was told to its person, once. */
const settledQuestions: Record<string, string> = {
  'task that nobody was told of, or twice': `
    select t.id from sluice.flow_task t where t.tenant_id = $1 and t.kind = 'approve' and 1 <> (
      select count(*) from sluice.notice n where n.tenant_id = $1 and n.member_id = t.assignee_id
        and n.link = '/instances/' || t.instance_id)`,
  'event that gave up': `select id from sluice.outbox where tenant_id = $1 and attempts > 0`,
}

interface Place {
  tenantId: string
  formId: string
}

/** Every fault found, as a line that says what and where. */
export async function approvalFaults(client: pg.Client, place: Place): Promise<string[]> {
  return ask(client, place, questions)
}

/** Faults that can be told only when no event waits any more. */
export async function deliveryFaults(client: pg.Client, place: Place): Promise<string[]> {
  return ask(client, place, settledQuestions)
}

async function ask(client: pg.Client, { tenantId, formId }: Place, asked: Record<string, string>) {
  const table = `t_${tenantId.replaceAll('-', '')}.form_${formId.replaceAll('-', '')}`
  const faults: string[] = []
  for (const [name, sql] of Object.entries(asked)) {
    const { rows } = await client.query<{ id: string }>(`with records as (select * from ${table}) ${sql}`, [
      tenantId,
    ])
    faults.push(...rows.map(({ id }) => `${name}: ${id}`))
  }
  return faults
}
