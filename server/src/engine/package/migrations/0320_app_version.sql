-- Something here may have several names in packages: two roles that one was chosen for. What nothing stands for has an id
-- that is nobody's; it is kept too, so that what was decided once is known when the package comes again.
alter table app_package_id drop constraint app_package_id_pkey;
alter table app_package_id drop constraint app_package_id_once;
alter table app_package_id add primary key (tenant_id, app_id, package_id);
create index app_package_id_own on app_package_id (tenant_id, app_id, id);

-- Where an app comes from, and what came from there last: the state that its next version is compared with.
create table app_origin (
  tenant_id uuid not null,
  app_id uuid not null,
  kind text not null check (kind in ('template', 'file', 'workspace')),
  template_key text,
  -- Of another workspace: no key, because what is there is not this tenant's.
  source_tenant_id uuid,
  source_app_id uuid,
  content text not null,
  hash text not null,
  taken_at timestamptz not null,
  taken_by uuid,
  primary key (tenant_id, app_id),
  foreign key (tenant_id, app_id) references app (tenant_id, id) on delete cascade,
  check ((kind = 'template') = (template_key is not null)),
  check ((kind = 'workspace') = (source_app_id is not null) and (source_app_id is null) = (source_tenant_id is null))
);
call secure_tenant_table('app_origin');

-- A whole app as it was: one line at each publish, import, export, update and restore, and whenever somebody saves one. `content` is
-- its package, without data and drafts; a line never changes.
create table app_version (
  tenant_id uuid not null,
  app_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('published', 'imported', 'updated', 'restored', 'saved', 'copied', 'exported', 'kept')),
  note text not null,
  content text not null,
  hash text not null,
  -- What changed since the version before, in words.
  changes jsonb not null,
  change_count integer not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (tenant_id, app_id, number),
  foreign key (tenant_id, app_id) references app (tenant_id, id) on delete cascade
);
call secure_tenant_table('app_version');
