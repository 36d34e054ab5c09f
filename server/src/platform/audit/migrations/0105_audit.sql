-- Partitions are reached through their parent only. With grants of their own, an append-only log could be changed by
-- naming the partition.
create or replace procedure ensure_month_partitions(parent regclass, at timestamptz, months_ahead integer)
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
      execute format('revoke all on sluice.%I from sluice_tenant, sluice_server', child);
    end if;
  end loop;
end $$;

do $$
declare
  child regclass;
begin
  for child in select inhrelid::regclass from pg_inherits where inhparent = 'audit_log'::regclass
  loop
    execute format('revoke all on %s from sluice_tenant, sluice_server', child);
  end loop;
end $$;
create index audit_log_operation on audit_log (tenant_id, operation, created_at desc);
