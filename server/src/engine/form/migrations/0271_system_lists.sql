-- Jobs, mails and notices are read as records: an index for each order and filter that their lists offer.
create index job_created on job (tenant_id, created_at, id);
create index job_state on job (tenant_id, state, created_at, id);
create index mail_created on mail (tenant_id, created_at, id);
create index mail_state on mail (tenant_id, state, created_at, id);
create index notice_created on notice (tenant_id, created_at, id);
create index notice_to on notice (tenant_id, member_id, created_at, id);
