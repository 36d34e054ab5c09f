-- The watch over instances that wait for nothing works for all tenants at once.
create policy watched_rows on flow_instance for select to sluice_job using (true);
create policy watched_rows on flow_timer for select to sluice_job using (true);
create policy watched_rows on flow_incident for select to sluice_job using (true);
grant select on flow_instance, flow_timer, flow_incident to sluice_job;
create policy watched_rows on form for select to sluice_job using (true);
grant select (tenant_id, id, deleted_at) on form to sluice_job;
