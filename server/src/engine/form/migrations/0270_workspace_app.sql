-- The app "工作区" that comes with the program and holds the system forms: a row in every tenant, of one id everywhere, so
-- that reports, dashboards and favourites of it are kept like those of any app. Its name for people is in the program.
create function make_workspace_app(tenant_id uuid, at timestamptz) returns void
  language plpgsql set search_path = sluice as $$
declare
  before constant text := current_setting('sluice.tenant_id', true);
begin
  -- Whoever makes a tenant is in none yet.
  perform set_config('sluice.tenant_id', tenant_id::text, true);
  insert into app (tenant_id, id, name, icon, color, created_at, updated_at)
  values (tenant_id, '7319a645-d9b6-8ed9-9226-9a83ec221821', 'sluice:workspace', 'database', 'slate', at, at)
  on conflict do nothing;
  perform set_config('sluice.tenant_id', coalesce(before, ''), true);
end $$;

create function tenant_gets_workspace_app() returns trigger
  language plpgsql set search_path = sluice as $$
begin
  perform make_workspace_app(new.id, new.created_at);
  return null;
end $$;
create trigger workspace_app after insert on tenant for each row execute function tenant_gets_workspace_app();

select make_workspace_app(id, created_at) from tenant;
