-- The first answer of a command per Idempotency-Key; emptied after a day by a job.
create table idempotency_key (
  tenant_id uuid not null,
  actor_id uuid not null,
  key text not null check (length(key) <= 200),
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, actor_id, key)
);
call secure_tenant_table('idempotency_key');
create index idempotency_key_age on idempotency_key (tenant_id, created_at);

-- Who did what, append-only, by month (P5.5).
create table audit_log (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  operation text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  target_type text,
  target_id text,
  target_name text,
  ip inet,
  request_id text not null,
  detail jsonb,
  primary key (tenant_id, created_at, id)
) partition by range (created_at);
call secure_tenant_table('audit_log');
create index audit_log_target on audit_log (tenant_id, target_type, target_id, created_at desc);
create index audit_log_actor on audit_log (tenant_id, actor_id, created_at desc);
create table audit_log_rest partition of audit_log default;
call secure_tenant_table('audit_log_rest');
call ensure_month_partitions('audit_log', now(), 3);
revoke update, delete on audit_log from sluice_tenant, sluice_server;
