-- Keys by which programs act as a member (L8.1, N5.6), narrowed by role, by apps and forms, and by addresses.
create table access_key (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  member_id uuid not null,
  -- Nothing that this role does not open; a role that is gone opens nothing.
  role_id uuid,
  resources text[] not null,
  addresses text[] not null,
  rate_per_minute integer not null check (rate_per_minute between 1 and 100000),
  enabled boolean not null default true,
  expires_at timestamptz,
  -- Minutes with too many calls, one after the other, and the rest they earned.
  excesses integer not null default 0,
  last_excess_at timestamptz,
  banned_until timestamptz,
  last_used_at timestamptz,
  last_used_ip inet,
  created_at timestamptz not null,
  created_by_name text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
call secure_tenant_table('access_key');
create index access_key_member on access_key (tenant_id, member_id);

-- What checks the signatures of a key: two at most are live, so that one can be changed without a pause.
create table access_key_secret (
  tenant_id uuid not null,
  id uuid not null,
  key_id uuid not null,
  algorithm text not null check (algorithm in ('hmac-sha256', 'ed25519')),
  -- A shared secret is sealed by the workspace's own keys; a public key stands as it is.
  material text not null,
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, key_id) references access_key (tenant_id, id) on delete cascade
);
call secure_tenant_table('access_key_secret');
create index access_key_secret_key on access_key_secret (tenant_id, key_id);

-- Nonces that were used; kept longer than a signature can be young enough.
create table access_key_nonce (
  tenant_id uuid not null,
  key_id uuid not null,
  nonce text not null check (length(nonce) <= 128),
  used_at timestamptz not null,
  primary key (tenant_id, key_id, nonce)
);
call secure_tenant_table('access_key_nonce');
create index access_key_nonce_age on access_key_nonce (used_at);
create policy old_rows on access_key_nonce to sluice_job using (true);
grant select (tenant_id, key_id, used_at), delete on access_key_nonce to sluice_job;

-- Calls of a key in the present minute.
create table access_key_window (
  tenant_id uuid not null,
  key_id uuid not null,
  started_at timestamptz not null,
  calls integer not null,
  primary key (tenant_id, key_id),
  foreign key (tenant_id, key_id) references access_key (tenant_id, id) on delete cascade
);
call secure_tenant_table('access_key_window');

-- Which key a program acted by.
alter table audit_log add column access_key_id uuid;
