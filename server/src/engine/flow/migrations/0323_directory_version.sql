-- A number that changes with everything that decides how a flow begins and whom it asks: members, departments and their
-- heads, roles, published flows. What a process remembers of them is right as long as the number is the same.
create table directory_version (
  tenant_id uuid primary key references tenant (id),
  version bigint not null default 1
);
call secure_tenant_table('directory_version');

create function count_directory_version() returns trigger
  language plpgsql set search_path = sluice as $$
begin
  -- Once in a transaction is enough.
  insert into directory_version as d (tenant_id) values (coalesce(new.tenant_id, old.tenant_id))
  on conflict (tenant_id) do update set version = d.version + 1
  where d.xmin::text::bigint <> pg_current_xact_id()::text::bigint % 4294967296;
  return null;
end $$;

-- At the commit, so that nobody who changes people waits for another, and nobody for them.
create constraint trigger directory_version after insert or delete or update of name, status, department_id on member
  deferrable initially deferred for each row execute function count_directory_version();
create constraint trigger directory_version after delete or update of head_member_id on department
  deferrable initially deferred for each row execute function count_directory_version();
create constraint trigger directory_version after insert or delete or update on department_closure
  deferrable initially deferred for each row execute function count_directory_version();
create constraint trigger directory_version after insert or delete or update on role_member
  deferrable initially deferred for each row execute function count_directory_version();
create constraint trigger directory_version after insert or delete or update of version on flow_definition
  deferrable initially deferred for each row execute function count_directory_version();
