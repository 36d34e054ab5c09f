-- What is told to many (P5.6): to all, or to departments with all below them, roles and members, now or at a set time.
create table announcement (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('system', 'business', 'policy', 'event')),
  title text not null check (length(title) between 1 and 120),
  body text not null check (length(body) <= 20000),
  to_all boolean not null,
  department_ids uuid[] not null default '{}',
  role_ids uuid[] not null default '{}',
  member_ids uuid[] not null default '{}',
  state text not null check (state in ('scheduled', 'published', 'withdrawn')),
  publish_at timestamptz not null,
  -- Its place among what was published: an id made at that moment.
  place uuid,
  -- How many it was told to.
  told integer not null default 0,
  withdrawn_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id)
);
call secure_tenant_table('announcement');
create index announcement_place on announcement (tenant_id, place desc) where state = 'published';
create index announcement_due on announcement (publish_at) where state = 'scheduled';
create index announcement_created on announcement (tenant_id, created_at, id);
create index announcement_state on announcement (tenant_id, state, created_at, id);
create index announcement_kind on announcement (tenant_id, kind, created_at, id);
-- The watch over what is due works for all tenants at once.
create policy watched_rows on announcement for select to sluice_job using (state = 'scheduled');
grant select (tenant_id, id, publish_at, state) on announcement to sluice_job;

create table announcement_read (
  tenant_id uuid not null,
  announcement_id uuid not null,
  member_id uuid not null,
  read_at timestamptz not null,
  primary key (tenant_id, announcement_id, member_id),
  foreign key (tenant_id, announcement_id) references announcement (tenant_id, id) on delete cascade
);
call secure_tenant_table('announcement_read');
