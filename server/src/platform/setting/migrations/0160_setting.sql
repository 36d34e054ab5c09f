-- What was set, one row a change (P5.8, P2.6). A row holds all values its holder has set, so that the newest one is what
-- holds now and any of them can be gone back to. The holder is the workspace itself or one of its members.
create table setting_change (
  tenant_id uuid not null,
  id uuid not null,
  holder_id uuid not null,
  -- Counts the changes of a holder; absent where a change could not be carried out.
  number integer,
  reason text not null check (length(reason) <= 500),
  -- Keys with their values before and after; those of secrets are not in it.
  changes jsonb not null,
  -- All values by key; secrets are sealed.
  snapshot jsonb not null,
  error text,
  rolled_back_to integer,
  made_by uuid,
  made_by_name text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, holder_id, number)
);
call secure_tenant_table('setting_change');
create index setting_change_newest on setting_change (tenant_id, holder_id, id desc);

-- The same for the installation: what holds where a workspace says nothing.
create table installation_setting_change (
  id uuid primary key,
  number integer unique,
  reason text not null check (length(reason) <= 500),
  changes jsonb not null,
  snapshot jsonb not null,
  error text,
  rolled_back_to integer,
  made_by uuid,
  made_by_name text not null,
  created_at timestamptz not null
);
grant select, insert on installation_setting_change to sluice_server;

-- Who runs the installation: named by a command on the machine, never by another workspace.
alter table account add column runs_installation boolean not null default false;

-- Keys that seal the secrets of a workspace, themselves sealed with the secret of the house (P6.4). The newest one seals.
create table data_key (
  tenant_id uuid not null,
  id uuid not null,
  sealed text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
call secure_tenant_table('data_key');
