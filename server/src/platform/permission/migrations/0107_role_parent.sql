-- A role also has what its parents give, and theirs (P4.1). Cycles are refused by the operations.
create table role_parent (
  tenant_id uuid not null,
  role_id uuid not null,
  parent_id uuid not null,
  primary key (tenant_id, role_id, parent_id),
  foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade,
  foreign key (tenant_id, parent_id) references role (tenant_id, id),
  check (role_id <> parent_id)
);
call secure_tenant_table('role_parent');
create index role_parent_children on role_parent (tenant_id, parent_id);
