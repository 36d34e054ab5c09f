-- Challenges that were solved, until they end: each opens one door once, whichever server is asked.
create table captcha_used (
  challenge_hash bytea primary key,
  expires_at timestamptz not null
);
create index captcha_used_age on captcha_used (expires_at);
grant select, insert, delete on captcha_used to sluice_server;
