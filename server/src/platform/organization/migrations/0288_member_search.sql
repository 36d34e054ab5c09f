-- Members are found by parts of their names, addresses and titles. Under row level security no trigram index can serve
-- that, so the texts lie once more in a table of the tenant's own schema. The database keeps them, whoever writes a member.

-- A text as the search compares it; the same as `searchForm` of the server, the two change together. A filler letter (㐀)
-- stands around each East Asian character, so that every pair of neighbours is a trigram.
create function search_form(content text) returns text
  language sql immutable parallel safe set search_path = sluice as $$
    select regexp_replace(
      regexp_replace(regexp_replace(fold_text(content), '\s', ' ', 'g'), '([⺀-\U0010ffff])', '\1㐀', 'g'),
      '([⺀-\U0010ffff]+)', '㐀\1', 'g')
  $$;

create function member_search_text(name text, email text, username text, title text) returns text
  language sql immutable parallel safe set search_path = sluice as $$
    select array_to_string(
      array(select search_form(part) from unnest(array[name, email, username, title]) with ordinality as p (part, place)
        where part <> '' order by place), E'\n')
  $$;

-- The table in a schema, with the members there are.
create function make_member_search(place text) returns void
  language plpgsql set search_path = sluice as $$
declare
  tenant constant uuid := substr(place, 3)::uuid;
  before constant text := current_setting('sluice.tenant_id', true);
begin
  execute format(
    'create table if not exists %I.search_member (id uuid primary key, text text collate "C" not null)', place);
  execute format(
    'create index if not exists search_member_text on %I.search_member using gin (text public.gin_trgm_ops)'
    ' with (fastupdate = on, gin_pending_list_limit = 1024)', place);
  perform set_config('sluice.tenant_id', tenant::text, true);
  execute format(
    'insert into %I.search_member (id, text)'
    ' select id, sluice.member_search_text(name, email, username, title) from sluice.member where tenant_id = $1'
    ' on conflict do nothing', place) using tenant;
  perform set_config('sluice.tenant_id', coalesce(before, ''), true);
end $$;

-- Members are also written by those who do not reach into the tenant's schema: operations on accounts.
create function keep_member_search() returns trigger
  language plpgsql security definer set search_path = sluice as $$
begin
  execute format(
    'insert into %I.search_member (id, text) values ($1, $2) on conflict (id) do update set text = excluded.text',
    't_' || replace(new.tenant_id::text, '-', ''))
  using new.id, member_search_text(new.name, new.email, new.username, new.title);
  return null;
end $$;
revoke execute on function keep_member_search() from public;
create trigger member_search after insert or update of name, email, username, title on member
  for each row execute function keep_member_search();
