-- Published flows. A row never changes; an instance stays on the one it began with (N3.10).
create table flow_definition (
  tenant_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  version integer not null,
  xml text not null,
  -- json, not jsonb: the order of nodes is part of the answer the stepper gives about ways back.
  model json not null,
  published_by uuid,
  published_at timestamptz not null,
  primary key (tenant_id, id),
  constraint flow_definition_version unique (tenant_id, form_id, version),
  foreign key (tenant_id, form_id) references form (tenant_id, id)
);
call secure_tenant_table('flow_definition');
revoke update, delete on flow_definition from sluice_tenant, sluice_server;

-- What a designer has drawn and not yet published, one per form; kept even when it is not (yet) a flow.
create table flow_draft (
  tenant_id uuid not null,
  form_id uuid not null,
  xml text,
  tree jsonb,
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (tenant_id, form_id),
  check (xml is not null or tree is not null)
);
call secure_tenant_table('flow_draft');

-- One run of a flow for one record. `state` is the stepper's and the open activations; whoever changes anything of an
-- instance locks this row first. `failed` without an end: stuck, an administrator can make it go on.
create table flow_instance (
  tenant_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  record_id uuid not null,
  definition_id uuid not null,
  status text not null check (status in ('running', 'approved', 'rejected', 'withdrawn', 'failed')),
  applicant_id uuid not null,
  applicant_department_id uuid,
  title text not null,
  summary jsonb not null,
  state jsonb not null,
  event_count integer not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, definition_id) references flow_definition (tenant_id, id),
  check ((ended_at is null) or status <> 'running')
) with (fillfactor = 60);
call secure_tenant_table('flow_instance');
-- A record runs through one flow at a time.
create unique index flow_instance_of_record on flow_instance (tenant_id, record_id) where ended_at is null;
create index flow_instance_mine on flow_instance (tenant_id, applicant_id, started_at desc, id desc);
create index flow_instance_form on flow_instance (tenant_id, form_id, started_at desc, id desc);

-- One line per person and activation of a node. Only closing changes a line; whom it is for never changes.
create table flow_task (
  tenant_id uuid not null,
  id uuid not null,
  instance_id uuid not null,
  form_id uuid not null,
  item integer not null,
  node_id text not null,
  name text not null,
  kind text not null check (kind in ('applicant', 'approve', 'fill', 'cc')),
  round integer not null,
  assignee_id uuid not null,
  from_task_id uuid,
  state text not null check (
    state in ('open', 'approved', 'rejected', 'returned', 'submitted', 'transferred', 'cancelled', 'read')),
  opened_at timestamptz not null,
  due_at timestamptz,
  overdue_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  verb text,
  opinion text,
  primary key (tenant_id, id),
  foreign key (tenant_id, instance_id) references flow_instance (tenant_id, id),
  check ((state = 'open') = (closed_at is null))
) with (fillfactor = 80);
call secure_tenant_table('flow_task');
create index flow_task_instance on flow_task (tenant_id, instance_id);
create index flow_task_todo on flow_task (tenant_id, assignee_id, opened_at desc, id desc)
  where state = 'open' and kind <> 'cc';
create index flow_task_copied on flow_task (tenant_id, assignee_id, opened_at desc, id desc) where kind = 'cc';
create index flow_task_done on flow_task (tenant_id, closed_by, closed_at desc, id desc)
  where state in ('approved', 'rejected', 'returned', 'submitted', 'transferred');
create index flow_task_due on flow_task (due_at) where state = 'open' and due_at is not null and overdue_at is null;
-- The watch over deadlines works for all tenants at once.
create policy deadline_rows on flow_task to sluice_job using (true) with check (true);
grant select, update on flow_task to sluice_job;

-- What happened, in order: one line per act, with the way the tokens took (`path`). Append-only.
create table flow_event (
  tenant_id uuid not null,
  instance_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  verb text not null,
  actor_id uuid,
  task_id uuid,
  node_id text,
  opinion text,
  detail jsonb,
  path jsonb,
  primary key (tenant_id, instance_id, seq),
  foreign key (tenant_id, instance_id) references flow_instance (tenant_id, id)
);
call secure_tenant_table('flow_event');
revoke update, delete on flow_event from sluice_tenant, sluice_server;

-- Timers of delays and boundary events. The outbox wakes them: its line has the same id and is due at the same time.
create table flow_timer (
  tenant_id uuid not null,
  id uuid not null,
  instance_id uuid not null,
  timer_id text not null,
  node_id text not null,
  due_at timestamptz not null,
  primary key (tenant_id, id),
  constraint flow_timer_of_instance unique (tenant_id, instance_id, timer_id),
  foreign key (tenant_id, instance_id) references flow_instance (tenant_id, id)
);
call secure_tenant_table('flow_timer');

-- Where a flow could not go on, for administrators (N3.13).
create table flow_incident (
  tenant_id uuid not null,
  id uuid not null,
  instance_id uuid not null,
  item integer not null,
  node_id text not null,
  code text not null,
  message text,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, instance_id) references flow_instance (tenant_id, id)
);
call secure_tenant_table('flow_incident');
create index flow_incident_instance on flow_incident (tenant_id, instance_id);
create index flow_incident_open on flow_incident (tenant_id, opened_at desc, id desc) where resolved_at is null;
