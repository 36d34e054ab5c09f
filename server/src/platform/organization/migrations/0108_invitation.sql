-- A link that makes whoever opens it a member, once (P2.5). Of the link only a hash is kept; it names its tenant itself,
-- because who opens it is in none yet.
create table invitation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  token_hash bytea not null,
  email text check (length(email) <= 254),
  department_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  constraint invitation_token unique (tenant_id, token_hash),
  foreign key (tenant_id, department_id) references department (tenant_id, id) on delete set null (department_id),
  foreign key (tenant_id, created_by) references member (tenant_id, id),
  foreign key (tenant_id, accepted_by) references member (tenant_id, id)
);
call secure_tenant_table('invitation');
create index invitation_open on invitation (tenant_id, id desc) where accepted_at is null and revoked_at is null;
create index invitation_creator on invitation (tenant_id, created_by);

create table invitation_role (
  tenant_id uuid not null,
  invitation_id uuid not null,
  role_id uuid not null,
  primary key (tenant_id, invitation_id, role_id),
  foreign key (tenant_id, invitation_id) references invitation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade
);
call secure_tenant_table('invitation_role');
create index invitation_role_roles on invitation_role (tenant_id, role_id);
