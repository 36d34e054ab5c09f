create table role (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  code text not null check (code ~ '^[a-zA-Z][a-zA-Z0-9_-]{0,39}$'),
  name text not null check (length(name) between 1 and 60),
  description text not null default '',
  built_in boolean not null default false,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint role_code unique (tenant_id, code),
  constraint role_name unique (tenant_id, name)
);
call secure_tenant_table('role');

create table role_member (
  tenant_id uuid not null,
  role_id uuid not null,
  member_id uuid not null,
  primary key (tenant_id, role_id, member_id),
  foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
call secure_tenant_table('role_member');
create index role_member_roles on role_member (tenant_id, member_id);

-- One permission on a resource pattern (`form:*`, `form:<id>`, `app:<id>`, `*`) for the rows of a scope.
create table role_grant (
  tenant_id uuid not null,
  id uuid not null,
  role_id uuid not null,
  permission text not null check (permission ~ '^(\*|[a-z][a-zA-Z]*(\.([a-z][a-zA-Z]*|\*))+)$'),
  resource text not null default '*' check (resource ~ '^(\*|[a-z][a-zA-Z]*:(\*|[0-9a-zA-Z_-]+))$'),
  scope text not null check (
    scope in ('own', 'department', 'departmentAndBelow', 'headedDepartments', 'organization', 'tenant')),
  valid_from timestamptz,
  valid_to timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade,
  check (valid_from < valid_to)
);
call secure_tenant_table('role_grant');
create index role_grant_role on role_grant (tenant_id, role_id);

-- What a role may do with single fields of one form; a field that is not named is as open as the grant is.
create table role_field_right (
  tenant_id uuid not null,
  role_id uuid not null,
  resource text not null,
  field_id text not null,
  "right" text not null check ("right" in ('hidden', 'masked', 'read', 'edit')),
  primary key (tenant_id, role_id, resource, field_id),
  foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade
);
call secure_tenant_table('role_field_right');
