-- Secrets that calls to other systems refer to by name (N5.8), sealed by the workspace's own keys.
create table outbound_secret (
  tenant_id uuid not null,
  name text not null check (length(name) <= 60),
  sealed text not null,
  updated_at timestamptz not null,
  updated_by_name text not null,
  primary key (tenant_id, name)
);
call secure_tenant_table('outbound_secret');

-- Calls to other systems: what was sent, with names where secrets were, and what became of it with every secret hidden.
create table outbound_call (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  member_id uuid,
  actor_name text not null,
  purpose text not null,
  method text not null,
  url text not null,
  headers jsonb not null,
  body text,
  -- uncertain: the process that sent it ended before it knew.
  state text not null check (state in ('queued', 'sending', 'answered', 'failed', 'refused', 'uncertain')),
  status integer,
  -- Why it failed or was refused.
  why text,
  detail text,
  response_headers jsonb,
  -- Its beginning.
  response_body text,
  response_bytes integer,
  -- Where it went in the end: the address after redirects, and that of the machine.
  final_url text,
  peer text,
  redirects integer not null default 0,
  sent_at timestamptz,
  finished_at timestamptz,
  replay_of uuid,
  primary key (tenant_id, id)
);
call secure_tenant_table('outbound_call');
create index outbound_call_newest on outbound_call (tenant_id, id desc);
create index outbound_call_age on outbound_call (created_at);
-- The job that forgets old calls sees when they were made, and nothing of what they held.
create policy old_rows on outbound_call to sluice_job using (true);
grant select (tenant_id, id, created_at), delete on outbound_call to sluice_job;
