-- Processes remember names of people and departments; the database tells them when one changed, whoever changed it.
-- The message is news as `database/news.ts` reads it; the same in one transaction is sent once.
create function tell_name_change() returns trigger
  language plpgsql set search_path = sluice as $$
begin
  perform pg_notify('sluice_news', json_build_object(
    'channel', 'name', 'body', json_build_object('tenantId', new.tenant_id))::text);
  return null;
end $$;

create trigger name_news after update of name on member
  for each row when (old.name is distinct from new.name) execute function tell_name_change();
create trigger name_news after update of name on department
  for each row when (old.name is distinct from new.name) execute function tell_name_change();
