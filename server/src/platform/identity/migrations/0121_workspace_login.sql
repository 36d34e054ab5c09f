-- Attempts to sign in as a workspace may know them: those that concern it alone. What one account does elsewhere is in
-- login_event, which no workspace reads.
create table workspace_login (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  at timestamptz not null,
  member_id uuid not null,
  outcome text not null check (outcome in ('signedIn', 'wrongPassword', 'locked')),
  ip inet,
  user_agent text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
call secure_tenant_table('workspace_login');
revoke update on workspace_login from sluice_tenant, sluice_server;
create index workspace_login_age on workspace_login (at);
-- What is old is forgotten in all workspaces at once.
create policy aging_rows on workspace_login to sluice_job using (true);
grant select, delete on workspace_login to sluice_job;
create index workspace_login_at on workspace_login (tenant_id, at, id);
create index workspace_login_member on workspace_login (tenant_id, member_id, at, id);
create index workspace_login_outcome on workspace_login (tenant_id, outcome, at, id);

alter table member no force row level security;
alter table workspace_login no force row level security;
insert into workspace_login (tenant_id, id, at, member_id, outcome, ip, user_agent)
select e.workspace_id, e.id, e.at, m.id, e.outcome, e.ip, e.user_agent
from login_event e join member m on m.tenant_id = e.workspace_id and m.account_id = e.account_id;
alter table member force row level security;
alter table workspace_login force row level security;
drop index login_event_workspace;
alter table login_event drop column workspace_id;

create index member_created on member (tenant_id, created_at, id);
create index member_status on member (tenant_id, status, created_at, id);
create index department_created on department (tenant_id, created_at, id);
