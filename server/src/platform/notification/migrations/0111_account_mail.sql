-- Mails that open something: invitations, links and codes. The text is kept with its secrets masked; the whole is sealed
-- with the secret of the house, which is not in this database, until it was sent. Global: whom they are for is the
-- account's affair; a workspace is shown those that concern it alone.
create table account_mail (
  id uuid primary key,
  kind text not null,
  to_address text not null,
  subject text not null,
  body text not null,
  sealed text,
  shown_in uuid references tenant (id),
  state text not null check (state in ('queued', 'local', 'sent', 'failed')),
  error text,
  attempts integer not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index account_mail_shown on account_mail (shown_in, id desc);
create index account_mail_due on account_mail (due_at) where state in ('queued', 'failed');
grant select, insert, update, delete on account_mail to sluice_server;

-- Mails written before kept their links in clear. (A new database gets its table of mails later.)
do $$ begin
  if to_regclass('sluice.mail') is not null then
    alter table sluice.mail no force row level security;
    update sluice.mail set body = regexp_replace(body, '([?#]token=)[[:alnum:]_-]+', '\1••••••', 'g')
    where body ~ '[?#]token=';
    alter table sluice.mail force row level security;
  end if;
end $$;
