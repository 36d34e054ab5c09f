-- Pictures that pass by on the workbench (P5.6); the picture itself is a file that they hold.
create table carousel_picture (
  tenant_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  title text not null check (length(title) between 1 and 60),
  -- Where a click leads: a path of this site, or an https address.
  link text check (length(link) <= 500),
  is_on boolean not null,
  place integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references file (tenant_id, id)
);
call secure_tenant_table('carousel_picture');
