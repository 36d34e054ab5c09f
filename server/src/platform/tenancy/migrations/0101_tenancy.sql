-- A workspace. Global: accounts belong to several. A tenant reads its own row and no other.
create table tenant (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][a-z0-9-]{2,19}$'),
  name text not null check (length(name) between 1 and 100),
  plan text not null check (plan in ('FREE', 'BASIC', 'PROFESSIONAL', 'ENTERPRISE', 'CUSTOM')),
  status text not null default 'active' check (status in ('active', 'suspended', 'closed')),
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint tenant_code unique (code)
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_row on tenant for select to public
  using (id = (select nullif(current_setting('sluice.tenant_id', true), '')::uuid));
create policy every_row on tenant to sluice_owner, sluice_server using (true) with check (true);
create policy job_rows on tenant for select to sluice_job using (true);
grant select on tenant to sluice_tenant, sluice_job;
grant select, insert, update on tenant to sluice_server;
