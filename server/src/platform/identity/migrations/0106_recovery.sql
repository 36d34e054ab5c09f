-- Links by mail: kept as a hash, used once.
create table account_token (
  token_hash bytea primary key,
  account_id uuid not null references account (id),
  purpose text not null check (purpose in ('resetPassword')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_token_account on account_token (account_id, created_at desc);
grant select, insert, update, delete on account_token to sluice_server;

-- Every attempt to sign in (P5.5). What was typed is not kept where there is no such account: it may be a password.
create table login_event (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid references account (id),
  outcome text not null check (outcome in ('signedIn', 'wrongPassword', 'locked')),
  ip inet,
  user_agent text not null
);
create index login_event_account on login_event (account_id, at desc, id desc);
create index login_event_age on login_event (at);
grant select, insert, delete on login_event to sluice_server;
