-- The log is read as records of a form: one by its id, and narrowed by what becomes of acts.
create index audit_log_id on audit_log (tenant_id, id);
create index audit_log_outcome on audit_log (tenant_id, outcome, created_at desc, id desc);
