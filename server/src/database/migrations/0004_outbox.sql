-- Job requests are taken before events: somebody may be waiting for them.
create index outbox_jobs on outbox (available_at, id) where topic like 'job:%';

-- That a subscriber has acted is forgotten with the event itself.
create policy dispatcher_rows on outbox_delivery to sluice_job using (true) with check (true);
grant select, delete on outbox_delivery to sluice_job;
