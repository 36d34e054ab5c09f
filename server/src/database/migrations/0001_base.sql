-- What every module's tables stand on: the tenant of the running transaction, and the one way to secure a tenant table.

create function current_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('sluice.tenant_id', true), '')::uuid;

grant execute on function current_tenant() to public;

-- Row level security for a table with a tenant_id column, forced on its owner too. The sub-select makes PostgreSQL
-- evaluate the setting once per query instead of once per row.
create procedure secure_tenant_table(target regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_rows on %s using (tenant_id = (select nullif(current_setting(''sluice.tenant_id'', true), '''')::uuid))'
    ' with check (tenant_id = (select nullif(current_setting(''sluice.tenant_id'', true), '''')::uuid))', target);
  execute format('grant select, insert, update, delete on %s to sluice_tenant, sluice_server', target);
end $$;

-- The months around `at` of an append-only table that is partitioned by created_at (UTC months).
create procedure ensure_month_partitions(parent regclass, at timestamptz, months_ahead integer)
  language plpgsql as $$
declare
  first date;
  child text;
begin
  for i in -1 .. months_ahead loop
    first := (date_trunc('month', at at time zone 'UTC') + make_interval(months => i))::date;
    child := (select relname from pg_class where oid = parent) || '_' || to_char(first, 'YYYYMM');
    if to_regclass('sluice.' || quote_ident(child)) is null then
      execute format(
        'create table sluice.%I partition of %s for values from (%L) to (%L)',
        child, parent, first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
      call secure_tenant_table(to_regclass('sluice.' || quote_ident(child)));
    end if;
  end loop;
end $$;

-- Work that follows from a committed transaction: domain events and jobs. Written by tenants, emptied by the dispatcher.
create table outbox (
  tenant_id uuid not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  available_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  primary key (tenant_id, id)
);
call secure_tenant_table('outbox');
create index outbox_due on outbox (available_at, id);
create policy dispatcher_rows on outbox to sluice_job using (true) with check (true);
grant select, update, delete, insert on outbox to sluice_job;

-- Which subscriber has already acted on which event: makes redelivery harmless.
create table outbox_delivery (
  tenant_id uuid not null,
  event_id uuid not null,
  subscriber text not null,
  delivered_at timestamptz not null,
  primary key (tenant_id, event_id, subscriber)
);
call secure_tenant_table('outbox_delivery');
