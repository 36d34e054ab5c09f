-- An app is closed until it is shared. What everybody, and heads of departments, held on all apps they keep on those that
-- are there, one by one; an app made from now on is not among them. Who may make and manage apps keeps that everywhere.
alter table permission_grant no force row level security;
alter table app no force row level security;
alter table role no force row level security;
with wide as (
  delete from permission_grant g using role r
  where r.tenant_id = g.tenant_id and r.id = g.role_id
    and r.built_in and r.code in ('member', 'departmentHead')
    and g.resource in ('*', 'form:*', 'app:*')
    and (g.permission = 'app.read' or g.permission ~ '^(record|report|flow)\.')
  returning g.*
)
insert into permission_grant (tenant_id, id, role_id, permission, resource, scope, valid_from, valid_to)
select w.tenant_id, gen_random_uuid(), w.role_id, w.permission, 'app:' || a.id, w.scope, w.valid_from, w.valid_to
from wide w join app a on a.tenant_id = w.tenant_id;
alter table permission_grant force row level security;
alter table app force row level security;
alter table role force row level security;
