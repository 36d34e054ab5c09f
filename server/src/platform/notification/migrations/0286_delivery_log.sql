-- Mails about accounts stand in the delivery log of the workspace they concern alone: that they left and what became of
-- them, never what they say.
alter table account_mail enable row level security;
create policy server_rows on account_mail to sluice_server using (true) with check (true);
create policy shown_rows on account_mail for select to sluice_tenant
  using (shown_in = (select nullif(current_setting('sluice.tenant_id', true), '')::uuid));
grant select (id, to_address, subject, shown_in, state, error, attempts, created_at, sent_at)
  on account_mail to sluice_tenant;
create index account_mail_newest on account_mail (shown_in, created_at, id);
create index account_mail_state on account_mail (shown_in, state, created_at, id);
drop index account_mail_shown;
