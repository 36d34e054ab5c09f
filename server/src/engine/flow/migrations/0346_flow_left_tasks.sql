-- The watch also finds tasks that are left with somebody who is not there any more.
create policy watched_rows on member for select to sluice_job using (true);
grant select (tenant_id, id, status) on member to sluice_job;
