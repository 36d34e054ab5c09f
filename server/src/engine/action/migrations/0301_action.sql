-- An act on several records is a job; here stands what became of each record. A line is settled in the transaction of its
-- act, so that whoever goes through them again finds what was done.
create table action_result (
  tenant_id uuid not null,
  run_id uuid not null,
  position integer not null,
  record_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'failed')),
  -- Why it was not done, in both languages, because it is read later.
  code text,
  zh text,
  en text,
  settled_at timestamptz,
  primary key (tenant_id, run_id, position),
  unique (tenant_id, run_id, record_id),
  foreign key (tenant_id, run_id) references job on delete cascade,
  check ((state = 'waiting') = (settled_at is null)),
  check ((state in ('refused', 'failed')) = (code is not null))
);
call secure_tenant_table('action_result');
create index action_result_state on action_result (tenant_id, run_id, state, position);
