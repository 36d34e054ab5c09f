-- A question asked of one form, and a grid of such questions (N4.1, N4.2).
create table report (
  tenant_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  definition jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, app_id) references app (tenant_id, id) on delete cascade
);
call secure_tenant_table('report');
create index report_of_app on report (tenant_id, app_id, id);

create table dashboard (
  tenant_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  items jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, app_id) references app (tenant_id, id) on delete cascade
);
call secure_tenant_table('dashboard');
create index dashboard_of_app on dashboard (tenant_id, app_id, id);
