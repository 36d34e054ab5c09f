-- What was tried too often, as a list of the workspace; there are few of them.
create index outbox_undelivered on outbox (tenant_id, created_at, id) where available_at = 'infinity';
