-- What leaves the house for a person, by whichever channel: one row for each notice and channel. The mails of before stay.
alter table mail rename to notice_delivery;
alter table notice_delivery rename constraint mail_pkey to notice_delivery_pkey;
alter table notice_delivery drop constraint mail_state_check;
alter table notice_delivery
  add constraint notice_delivery_state_check
    check (state in ('queued', 'sending', 'local', 'sent', 'failed', 'uncertain', 'skipped')),
  add column notice_id uuid,
  add column member_id uuid,
  add column channel text not null default 'mail' check (length(channel) <= 40),
  -- Where it goes on when this channel fails for good, in order.
  add column then_by text[] not null default '{}',
  add column tries integer not null default 0,
  add column due_at timestamptz,
  add column taken_at timestamptz,
  add column provider_id text check (length(provider_id) <= 200);
-- What waited for the mail server when this was installed is sent by the new way.
update notice_delivery set due_at = created_at where state in ('queued', 'failed');
-- Twice by one channel is never right.
create unique index notice_delivery_once on notice_delivery (tenant_id, notice_id, channel);
create index notice_delivery_due on notice_delivery (due_at) where due_at is not null;
-- The watch over what is due works for all tenants at once.
create policy watched_rows on notice_delivery for select to sluice_job using (true);
grant select (tenant_id, id, due_at) on notice_delivery to sluice_job;

-- How a person wants to be told besides in the app. Absent: by mail.
create table notice_choice (
  tenant_id uuid not null,
  member_id uuid not null,
  -- In this order: the next one when one fails.
  channels text[] not null,
  -- Kinds of notices, and the channels that do not tell of them.
  not_by jsonb not null,
  -- Where each channel finds the person, sealed: addresses of robots open something.
  addresses text not null,
  quiet jsonb,
  primary key (tenant_id, member_id)
);
call secure_tenant_table('notice_choice');

-- Lists of the log go by when, by what became of it, and by channel.
alter index mail_created rename to notice_delivery_created;
alter index mail_state rename to notice_delivery_state;
