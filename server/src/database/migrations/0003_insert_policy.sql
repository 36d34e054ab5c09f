-- What is written is checked without a subquery: reading compares many rows with one value found beforehand, writing
-- compares one, and making ready for the subquery costs more than that.
create or replace procedure secure_tenant_table(target regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_rows on %s using (tenant_id = (select nullif(current_setting(''sluice.tenant_id'', true), '''')::uuid))'
    ' with check (tenant_id = nullif(current_setting(''sluice.tenant_id'', true), '''')::uuid)', target);
  execute format('grant select, insert, update, delete on %s to sluice_tenant, sluice_server', target);
end $$;

do $$
declare
  target regclass;
begin
  for target in
    select c.oid from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polname = 'tenant_rows' and c.relnamespace = 'sluice'::regnamespace
  loop
    execute format(
      'alter policy tenant_rows on %s with check (tenant_id = nullif(current_setting(''sluice.tenant_id'', true), '''')::uuid)',
      target);
  end loop;
end $$;
