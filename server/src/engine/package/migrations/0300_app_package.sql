-- What things of an app are called in its packages: an id that stays the same through export and import, so that the same
-- app exported again is the same file. Without a line a thing is called by its own id. Also of what stands outside of the
-- app and is named in it: roles, members, departments.
create table app_package_id (
  tenant_id uuid not null,
  app_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  primary key (tenant_id, app_id, id),
  constraint app_package_id_once unique (tenant_id, app_id, package_id),
  foreign key (tenant_id, app_id) references app (tenant_id, id) on delete cascade
);
call secure_tenant_table('app_package_id');
