-- A person who can sign in; belongs to any number of tenants as a member. Global: only the server's own role sees it.
create table account (
  id uuid primary key,
  email text check (length(email) <= 254),
  username text check (length(username) between 2 and 40),
  name text not null check (length(name) between 1 and 60),
  -- Absent for people of the demo, who sign in without a password.
  password_hash text,
  must_change_password boolean not null default false,
  status text not null default 'active' check (status in ('active', 'disabled')),
  locale text check (locale in ('zh', 'en')),
  theme text check (theme in ('light', 'dark', 'system')),
  created_at timestamptz not null,
  password_changed_at timestamptz,
  last_login_at timestamptz,
  check (email is not null or username is not null)
);
create unique index account_email on account (lower(email));
create unique index account_username on account (lower(username));
grant select, insert, update on account to sluice_server;

create table session (
  id uuid primary key,
  token_hash bytea not null,
  account_id uuid not null references account (id),
  -- The workspace chosen last. Not a tenant's row: a session is the person's own.
  active_tenant_id uuid references tenant (id),
  active_member_id uuid,
  remembered boolean not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  ip inet,
  user_agent text not null default ''
);
create unique index session_token on session (token_hash);
create index session_account on session (account_id, created_at desc);
create index session_expiry on session (expires_at);
grant select, insert, update, delete on session to sluice_server;

-- Guesses in a row, by account or, for a login nobody has, by a hash of what was typed, so that both answer alike.
create table login_attempt (
  key text primary key,
  failures integer not null,
  locked_until timestamptz,
  updated_at timestamptz not null
);
create index login_attempt_age on login_attempt (updated_at);
grant select, insert, update, delete on login_attempt to sluice_server;
