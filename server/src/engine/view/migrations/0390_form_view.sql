-- A way to look at the records of a form that is kept: for everybody who sees them, or for one member (N2.6).
create table form_view (
  tenant_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  -- Null: everybody's.
  member_id uuid,
  name text not null check (length(name) between 1 and 100),
  definition jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, form_id) references form (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
call secure_tenant_table('form_view');
create index form_view_of_form on form_view (tenant_id, form_id, member_id, id);
create unique index form_view_name on form_view (tenant_id, form_id, member_id, lower(name)) nulls not distinct;
