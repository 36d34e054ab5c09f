-- A form: its records stand in a table of their own, t_<tenant>.form_<id>, made when the form is made (N2).
create table form (
  tenant_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  icon text not null default '',
  position integer not null default 0,
  -- 0 until the first publish.
  current_version integer not null default 0,
  draft jsonb,
  draft_base_version integer,
  draft_by uuid,
  draft_at timestamptz,
  -- Every column the record table has, by field id, as last published; archived fields stay here (N2.5).
  stored_fields jsonb not null default '{}',
  has_flow boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, app_id) references app (tenant_id, id)
);
call secure_tenant_table('form');
create index form_app on form (tenant_id, app_id, position, id);
create unique index form_name on form (tenant_id, app_id, lower(name)) where deleted_at is null;

-- What was published, never changed afterwards.
create table form_version (
  tenant_id uuid not null,
  form_id uuid not null,
  version integer not null,
  definition jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (tenant_id, form_id, version),
  foreign key (tenant_id, form_id) references form (tenant_id, id)
);
call secure_tenant_table('form_version');
revoke update, delete on form_version from sluice_tenant, sluice_server;

-- Counters of automatic numbers; the row is locked until the record that took the number is committed: no gaps (N2.9).
create table form_counter (
  tenant_id uuid not null,
  form_id uuid not null,
  field_id text not null,
  period text not null,
  value bigint not null,
  primary key (tenant_id, form_id, field_id, period),
  foreign key (tenant_id, form_id) references form (tenant_id, id)
) with (fillfactor = 50);
call secure_tenant_table('form_counter');

-- What happened to records, append-only, by month (N2.6).
create table record_history (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  form_id uuid not null,
  record_id uuid not null,
  -- Version of the record after the change.
  version integer not null,
  actor_id uuid,
  kind text not null check (kind in ('created', 'updated', 'deleted', 'restored', 'flow')),
  changes jsonb not null,
  primary key (tenant_id, created_at, id)
) partition by range (created_at);
call secure_tenant_table('record_history');
create index record_history_record on record_history (tenant_id, record_id, created_at desc, id desc);
create table record_history_rest partition of record_history default;
call secure_tenant_table('record_history_rest');
call ensure_month_partitions('record_history', now(), 3);
revoke update, delete on record_history from sluice_tenant, sluice_server;

-- Conversions of a column whose field changed its type: null where the value does not fit (N2.5).
create function text_to_numeric(value text) returns numeric
  language sql immutable parallel safe
  return case
    when btrim(value) ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,8})?$' and length(translate(btrim(value), '+-.', '')) <= 15
    then btrim(value)::numeric
  end;

create function text_to_date(value text) returns date
  language sql immutable parallel safe
  return case
    when btrim(value) ~ '^[0-9]{4}[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12][0-9]|3[01])$' and left(btrim(value), 4) <> '0000'
      and split_part(translate(btrim(value), '/.', '--'), '-', 3)::integer <= extract(day from
        make_date(left(btrim(value), 4)::integer, split_part(translate(btrim(value), '/.', '--'), '-', 2)::integer, 1)
        + interval '1 month' - interval '1 day')
    then make_date(left(btrim(value), 4)::integer, split_part(translate(btrim(value), '/.', '--'), '-', 2)::integer,
      split_part(translate(btrim(value), '/.', '--'), '-', 3)::integer)
  end;

create function text_to_moment(value text, zone text) returns timestamptz
  language sql stable parallel safe
  return case
    when btrim(value) ~ '^[^ T]+[ T]([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$'
      then (text_to_date(split_part(translate(btrim(value), 'T', ' '), ' ', 1))
        + split_part(translate(btrim(value), 'T', ' '), ' ', 2)::time) at time zone zone
    else text_to_date(value)::timestamp at time zone zone
  end;

-- Null as a whole when one of the parts is no choice.
create function text_to_choices(value text, choices jsonb) returns text[]
  language sql immutable parallel safe
  return (
    select case when bool_and(choices ? btrim(part)) then array_agg(distinct choices ->> btrim(part)) end
    from regexp_split_to_table(value, '[,，、;；\n]') as part
    where btrim(part) <> ''
  );

create function choices_to_text(value text[], labels jsonb) returns text
  language sql immutable parallel safe
  return (select string_agg(coalesce(labels ->> part, part), '、' order by position)
    from unnest(value) with ordinality as given (part, position));
