-- A person inside one tenant. Name, email and username are copies that the tenant may read; accounts it may not.
create table member (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  account_id uuid not null references account (id),
  name text not null check (length(name) between 1 and 60),
  email text,
  username text,
  department_id uuid,
  title text not null default '',
  status text not null default 'active' check (status in ('active', 'disabled')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  constraint member_account unique (tenant_id, account_id)
);
call secure_tenant_table('member');
create index member_by_name on member (tenant_id, name, id);
create index member_department on member (tenant_id, department_id, name, id);
-- An account finds its own tenants before one is chosen: rows of the account that is signing in, for the server only.
create index member_of_account on member (account_id);
create policy own_memberships on member for select to sluice_server
  using (account_id = (select nullif(current_setting('sluice.account_id', true), '')::uuid));

create table department (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  parent_id uuid,
  name text not null check (length(name) between 1 and 60),
  head_member_id uuid,
  position integer not null default 0,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint department_sibling_name unique nulls not distinct (tenant_id, parent_id, name),
  foreign key (tenant_id, parent_id) references department (tenant_id, id),
  foreign key (tenant_id, head_member_id) references member (tenant_id, id)
);
call secure_tenant_table('department');
create index department_head on department (tenant_id, head_member_id);
alter table member add foreign key (tenant_id, department_id) references department (tenant_id, id);

-- Every pair of a department and one above it, itself at depth 0: ancestors and subtrees without recursion.
create table department_closure (
  tenant_id uuid not null,
  ancestor_id uuid not null,
  descendant_id uuid not null,
  depth integer not null check (depth >= 0),
  primary key (tenant_id, ancestor_id, descendant_id),
  foreign key (tenant_id, ancestor_id) references department (tenant_id, id) on delete cascade,
  foreign key (tenant_id, descendant_id) references department (tenant_id, id) on delete cascade
);
call secure_tenant_table('department_closure');
create unique index department_closure_up on department_closure (tenant_id, descendant_id, depth);

-- People of a demo tenant that anybody may sign in as, and what each is good for.
create table demo_person (
  tenant_id uuid not null,
  member_id uuid not null,
  position integer not null,
  role_zh text not null,
  role_en text not null,
  hint_zh text not null,
  hint_en text not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
call secure_tenant_table('demo_person');
