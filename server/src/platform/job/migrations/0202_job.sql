-- Long work somebody asked for and watches: an import, an export. The queue that runs it is pg-boss.
create table job (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  input jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  processed bigint not null default 0,
  total bigint,
  attempts integer not null default 0,
  result jsonb,
  error jsonb,
  created_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  cancel_requested_at timestamptz,
  primary key (tenant_id, id),
  check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null))
);
call secure_tenant_table('job');
create index job_owner on job (tenant_id, created_by, created_at desc, id desc);
create index job_ended on job (ended_at) where ended_at is not null;

-- The cleaner looks over all tenants, but sees only what has ended.
create policy ended_rows on job to sluice_job using (ended_at is not null);
grant select, delete on job to sluice_job;
