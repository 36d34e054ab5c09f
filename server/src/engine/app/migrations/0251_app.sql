-- A group of forms, flows, reports and dashboards (N1.1).
create table app (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  icon text not null default '',
  color text not null default '',
  description text not null default '',
  group_name text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (tenant_id, id)
);
call secure_tenant_table('app');
create unique index app_name on app (tenant_id, lower(name)) where deleted_at is null;

create table app_favourite (
  tenant_id uuid not null,
  member_id uuid not null,
  app_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, member_id, app_id),
  foreign key (tenant_id, app_id) references app (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
call secure_tenant_table('app_favourite');
create index app_favourite_app on app_favourite (tenant_id, app_id);
