-- Membership comes by acceptance: what an administrator says of somebody waits in the invitation. The link in the mail
-- proves the address it was sent to; the one that an administrator passes on proves nothing.
alter table invitation
  add column title text not null default '',
  add column mail_token_hash bytea,
  add constraint invitation_mail_token unique (tenant_id, mail_token_hash);
-- Somebody who left comes back by a new invitation only, never by an administrator's click.
alter table member add column left_at timestamptz;

-- What is known from before: accounts of one workspace that nobody has signed in to are that workspace's, and attempts to
-- sign in concern the only workspace of their account.
alter table member no force row level security;
update account a set managed_by = m.tenant_id, email_proven_at = null, activated_at = null, status = 'pending'
from member m
where m.account_id = a.id and a.must_change_password and a.last_login_at is null and a.status = 'active'
  and a.username is not null
  and not exists (select from member o where o.account_id = a.id and o.tenant_id <> m.tenant_id);
update login_event e set workspace_id = m.tenant_id
from member m
where m.account_id = e.account_id
  and not exists (select from member o where o.account_id = e.account_id and o.tenant_id <> m.tenant_id);
alter table member force row level security;
