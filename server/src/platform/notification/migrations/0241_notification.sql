-- What a person is told in the app. The text is made when it is read, in the reader's language, from kind and params.
create table notice (
  tenant_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  params jsonb not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id)
);
call secure_tenant_table('notice');
create index notice_of_member on notice (tenant_id, member_id, id desc);
create index notice_unread on notice (tenant_id, member_id) where read_at is null;

-- Mail to send. Without an SMTP server it stays here and is read on the local outbox page (P1.2).
create table mail (
  tenant_id uuid not null,
  id uuid not null,
  to_address text not null,
  subject text not null,
  body text not null,
  state text not null check (state in ('queued', 'local', 'sent', 'failed')),
  error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, id)
);
call secure_tenant_table('mail');
