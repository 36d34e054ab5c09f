-- Tasks and instances are read as records: the minutes a task waited are worked out when it closes, and each filter and
-- order that their lists offer has its index.
alter table flow_task add column waited_minutes integer
  generated always as (round(extract(epoch from closed_at - opened_at) / 60)::integer) stored;
create index flow_task_opened on flow_task (tenant_id, opened_at, id);
create index flow_task_closed on flow_task (tenant_id, closed_at, id);
create index flow_task_form on flow_task (tenant_id, form_id, opened_at, id);
create index flow_task_assignee on flow_task (tenant_id, assignee_id, opened_at, id);
create index flow_task_state on flow_task (tenant_id, state, opened_at, id);
create index flow_task_closer on flow_task (tenant_id, closed_by, opened_at, id);

create index flow_instance_started on flow_instance (tenant_id, started_at, id);
create index flow_instance_status on flow_instance (tenant_id, status, started_at, id);
create index flow_instance_department on flow_instance (tenant_id, applicant_department_id, started_at, id);
