-- The job that empties the table sees when keys were made, and of the answers nothing.
create policy old_rows on idempotency_key to sluice_job using (true);
grant select (tenant_id, actor_id, key, created_at), delete on idempotency_key to sluice_job;
drop index idempotency_key_age;
create index idempotency_key_age on idempotency_key (created_at);
