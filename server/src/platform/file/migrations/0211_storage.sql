-- Bytes of files each tenant keeps, counted as they come and go: what is asked before every upload.
create table tenant_storage (
  tenant_id uuid primary key,
  bytes bigint not null default 0
);
call secure_tenant_table('tenant_storage');

-- Files are removed for all tenants at once.
create policy counted_rows on tenant_storage to sluice_job using (true) with check (true);
grant select, insert, update on tenant_storage to sluice_job;

create function count_stored_files() returns trigger
  language plpgsql as $$
begin
  insert into tenant_storage (tenant_id, bytes)
  select tenant_id, sum(size) from stored group by tenant_id order by tenant_id
  on conflict (tenant_id) do update set bytes = tenant_storage.bytes + excluded.bytes;
  return null;
end $$;

create function count_removed_files() returns trigger
  language plpgsql as $$
begin
  insert into tenant_storage (tenant_id, bytes)
  select tenant_id, -sum(size) from removed group by tenant_id order by tenant_id
  on conflict (tenant_id) do update set bytes = greatest(0, tenant_storage.bytes + excluded.bytes);
  return null;
end $$;

create trigger file_stored after insert on file
  referencing new table as stored for each statement execute function count_stored_files();
create trigger file_removed after delete on file
  referencing old table as removed for each statement execute function count_removed_files();

-- The owner of the tables sees no rows of them: the policy is lifted for this one statement.
alter table file no force row level security;
alter table tenant_storage no force row level security;
insert into tenant_storage (tenant_id, bytes) select tenant_id, sum(size) from file group by tenant_id;
alter table file force row level security;
alter table tenant_storage force row level security;
