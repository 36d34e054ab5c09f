-- A registration says that the terms were accepted, and may give a phone number (P1.1).
alter table registration
  add column phone text check (length(phone) <= 30),
  add column terms_accepted_at timestamptz;
alter table account
  -- As it was given; no mail or message proved it.
  add column phone text check (length(phone) <= 30),
  add column terms_accepted_at timestamptz;

-- The owner of an address that was replaced takes the change back within 72 hours (P1.8).
alter table account_token
  drop constraint account_token_purpose_check,
  add constraint account_token_purpose_check check (purpose in ('resetPassword', 'activate', 'proveEmail', 'undoEmail'));
