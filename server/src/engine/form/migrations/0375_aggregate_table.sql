-- An aggregate table (N2.11): amounts of several forms under common keys, as the stock of a product in a warehouse is what
-- came in less what went out. It can refuse a write that would take an amount below or above a bound.
create table aggregate_table (
  tenant_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  definition jsonb not null,
  -- The forms whose records it adds up.
  form_ids uuid[] not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, app_id) references app (tenant_id, id) on delete cascade
);
call secure_tenant_table('aggregate_table');
create index aggregate_table_of_app on aggregate_table (tenant_id, app_id, id);

-- One row for each key; whoever writes locks them in the order of the keys.
create table aggregate_value (
  tenant_id uuid not null,
  table_id uuid not null,
  -- JSON of the list of key values, as text.
  key text collate "C" not null,
  value numeric not null,
  primary key (tenant_id, table_id, key),
  foreign key (tenant_id, table_id) references aggregate_table (tenant_id, id) on delete cascade
) with (fillfactor = 70);
call secure_tenant_table('aggregate_value');
