-- Programs on machines of others hold no secret (L8.1): a project names them, and each device signs with a key of its own.
alter table access_key
  add column kind text not null default 'program' check (kind in ('program', 'project', 'device')),
  add column project_id uuid,
  -- When somebody let a device in; before that it is heard, and nothing more.
  add column approved_at timestamptz,
  add check ((kind = 'device') = (project_id is not null)),
  add foreign key (tenant_id, project_id) references access_key (tenant_id, id) on delete cascade;
create index access_key_project on access_key (tenant_id, project_id, id) where project_id is not null;
-- A device that asks again is known by its public key.
create index access_key_secret_public on access_key_secret (tenant_id, material) where algorithm = 'ed25519';
-- The job that forgets devices nobody let in sees when they asked.
create policy unapproved on access_key to sluice_job using (kind = 'device' and approved_at is null);
grant select (tenant_id, id, kind, approved_at, created_at), delete on access_key to sluice_job;

-- Each call of a key, reads too (L8.3): what, from where, and what became of it; never what was sent or answered.
create table access_key_call (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  key_id uuid not null,
  -- As it was called then; a key that is gone keeps its calls.
  key_name text not null,
  member_id uuid not null,
  operation text not null,
  method text not null,
  path text not null,
  ip inet,
  request_id uuid not null,
  -- Null until it is answered, and for good where the process ended before.
  status integer,
  -- What refused it.
  code text,
  took_ms integer,
  outcome text generated always as (
    case when status < 400 then 'done' when status < 500 then 'refused' when status >= 500 then 'failed' end
  ) stored,
  primary key (tenant_id, id)
);
call secure_tenant_table('access_key_call');
create index access_key_call_newest on access_key_call (tenant_id, created_at, id);
create index access_key_call_key on access_key_call (tenant_id, key_name, created_at, id);
create index access_key_call_operation on access_key_call (tenant_id, operation, created_at, id);
create index access_key_call_outcome on access_key_call (tenant_id, outcome, created_at, id);
create index access_key_call_member on access_key_call (tenant_id, member_id, created_at, id);
create index access_key_call_age on access_key_call (created_at);
create policy old_rows on access_key_call to sluice_job using (true);
grant select (tenant_id, id, created_at), delete on access_key_call to sluice_job;

-- The log of outgoing calls as a list.
create index outbound_call_created on outbound_call (tenant_id, created_at, id);
create index outbound_call_member on outbound_call (tenant_id, member_id, created_at, id);
create index outbound_call_state on outbound_call (tenant_id, state, created_at, id);
drop index outbound_call_newest;
