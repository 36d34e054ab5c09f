-- An address counts once its owner has proved it (P1.2): only then is it the account's alone, and signs in. Whoever typed
-- it first has no claim on it.
alter table account
  add column email_proven_at timestamptz,
  -- The workspace that made the account and may set its password; null once the account is the person's own.
  add column managed_by uuid references tenant (id),
  add column created_ip inet,
  add column activated_at timestamptz,
  add column activated_ip inet,
  drop constraint account_status_check,
  add constraint account_status_check check (status in ('pending', 'active', 'disabled'));
-- Accounts from before this rule keep their addresses.
update account set email_proven_at = created_at, activated_at = created_at where email is not null;
drop index account_email;
create unique index account_email on account (lower(email)) where email_proven_at is not null;
alter table account add check (email_proven_at is null or email is not null);

alter table account_token
  -- Where the link or code was sent; using it proves this address.
  add column email text check (length(email) <= 254),
  add column code_hash bytea,
  add column code_tries integer not null default 0,
  drop constraint account_token_purpose_check,
  add constraint account_token_purpose_check check (purpose in ('resetPassword', 'activate', 'proveEmail'));

-- Somebody who wants a workspace and has not proved the address yet: no account, no workspace, and nothing is reserved.
create table registration (
  id uuid primary key,
  -- Secret of the browser that registered, and of the link in the mail.
  claim_hash bytea not null,
  link_hash bytea not null,
  code_hash bytea not null,
  code_tries integer not null default 0,
  email text not null check (length(email) <= 254),
  username text check (length(username) between 2 and 40),
  name text not null check (length(name) between 1 and 60),
  password_hash text,
  tenant_code text not null,
  tenant_name text not null,
  created_at timestamptz not null,
  created_ip inet,
  expires_at timestamptz not null,
  activated_at timestamptz,
  activated_ip inet,
  account_id uuid references account (id)
);
create unique index registration_claim on registration (claim_hash);
create unique index registration_link on registration (link_hash);
create index registration_email on registration (lower(email), created_at desc);
create index registration_age on registration (created_at);
grant select, insert, update, delete on registration to sluice_server;

-- How often somebody did something lately, for limits that hold over all servers and restarts.
create table turn (
  key text primary key,
  started_at timestamptz not null,
  taken integer not null
);
create index turn_age on turn (started_at);
grant select, insert, update, delete on turn to sluice_server;

-- The workspace an attempt to sign in concerns: the one that opened, or the only one of the account. Others are not told.
alter table login_event add column workspace_id uuid references tenant (id);
create index login_event_workspace on login_event (workspace_id, at desc, id desc);
