-- A permission is held by a role, by a department with all below it, or by one member.
alter table role_grant rename to permission_grant;
alter table permission_grant
  alter column role_id drop not null,
  add column department_id uuid,
  add column member_id uuid,
  add constraint permission_grant_department foreign key (tenant_id, department_id)
    references department (tenant_id, id) on delete cascade,
  add constraint permission_grant_member foreign key (tenant_id, member_id)
    references member (tenant_id, id) on delete cascade,
  add constraint permission_grant_holder check (num_nonnulls(role_id, department_id, member_id) = 1);
alter index role_grant_role rename to permission_grant_role;
create index permission_grant_of_department on permission_grant (tenant_id, department_id);
create index permission_grant_of_member on permission_grant (tenant_id, member_id);
create index permission_grant_resource on permission_grant (tenant_id, resource);
