import pg from 'pg'
import type { BenchCompany } from './company.ts'

export const ownRows = 1_000_000
export const foreignRows = 500_000
/** People the rows are spread over. */
const people = 200

/** Ids that conditions ask for: as frequent as most. */
export interface KnownIds {
  memberIds: string[]
  departmentId: string
  formId: string
}

/** Fills the shared tables of a company by SQL: loading is not what is measured here. */
export async function loadSystemRows(
  databaseUrl: string,
  company: BenchCompany,
  count: number,
): Promise<KnownIds> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=sluice,public' })
  await client.connect()
  const { tenantId, departmentId, formId } = company
  const run = (sql: string, values: unknown[] = []) => client.query(sql, [tenantId, ...values])
  try {
    await client.query('set statement_timeout = 0')
    await client.query('set session_replication_role = replica')
    await run(
      `insert into member (tenant_id, id, account_id, name, email, department_id, created_at, updated_at)
       select $1, gen_random_uuid(), gen_random_uuid(), '成员' || i, 'member' || i || '@bench.test', $2, now(), now()
       from generate_series(1, ${people}) i`,
      [departmentId],
    )
    const { rows } = await run(
      `select array(select id::text from member where tenant_id = $1 and name like '成员%' order by id) as ids`,
    )
    const memberIds: string[] = rows[0].ids
    await loadMembers(run, departmentId, count / 5)
    await loadAudit(run, memberIds, count)
    await loadTasks(run, memberIds, { formId, departmentId, count })
    return { memberIds, departmentId, formId }
  } finally {
    await client.end()
  }
}

type Run = (sql: string, values?: unknown[]) => Promise<unknown>

/** A workspace of very many people, and the texts they are found by: triggers are off while this is loaded. */
async function loadMembers(run: Run, departmentId: string, count: number): Promise<void> {
  await run(
    `insert into member (tenant_id, id, account_id, name, email, department_id, created_at, updated_at)
     select $1, gen_random_uuid(), gen_random_uuid(), '同事' || i, 'colleague' || i || '@bench.test', $2,
       now() - i * interval '31 seconds', now()
     from generate_series(1, ${count}) i`,
    [departmentId],
  )
  await run(`select make_member_search('t_' || replace($1::uuid::text, '-', ''))`)
}

async function loadAudit(run: Run, memberIds: string[], count: number): Promise<void> {
  await run(
    `insert into audit_log (tenant_id, id, created_at, actor_id, actor_name, operation, outcome, target_type, target_id,
       ip, request_id, detail)
     select $1, gen_random_uuid(), now() - i * interval '31 seconds', ($2::uuid[])[1 + i % ${people}], 'Somebody',
       (array['record.create', 'record.update', 'record.delete', 'task.approve', 'identity.login', 'member.update',
         'report.update'])[1 + i % 7], case when i % 50 = 0 then 'refused' else 'done' end, 'member',
       ($2::text[])[1 + i % ${people}], '10.0.0.1', 'request', jsonb_build_object('number', i)
     from generate_series(1, ${count}) i`,
    [memberIds],
  )
}

async function loadTasks(
  run: Run,
  memberIds: string[],
  { formId, departmentId, count }: { formId: string; departmentId: string; count: number },
): Promise<void> {
  await run(
    `insert into flow_instance (tenant_id, id, form_id, record_id, definition_id, status, applicant_id,
       applicant_department_id, title, summary, state, event_count, started_at, ended_at)
     select $1, gen_random_uuid(), $2, gen_random_uuid(),
       (select id from flow_definition where tenant_id = $1 and form_id = $2 limit 1),
       case when i % 20 = 0 then 'running' when i % 11 = 0 then 'rejected' else 'approved' end,
       ($3::uuid[])[1 + i % ${people}], $4, 'Order ' || i, '[]', '{}', 1, now() - i * interval '31 seconds',
       case when i % 20 <> 0 then now() - i * interval '31 seconds' + i % 5000 * interval '1 minute' end
     from generate_series(1, ${count}) i`,
    [formId, memberIds, departmentId],
  )
  await run(
    `insert into flow_task (tenant_id, id, instance_id, form_id, item, node_id, name, kind, round, assignee_id, state,
       opened_at, due_at, closed_at, closed_by, verb)
     select tenant_id, gen_random_uuid(), id, form_id, 1, 'head', 'node ' || i % 12,
       case when i % 9 = 0 then 'fill' else 'approve' end, 1, ($2::uuid[])[1 + i * 7 % ${people}],
       case when ended_at is null then 'open' when i % 13 = 0 then 'rejected' else 'approved' end, started_at,
       started_at + interval '2 days', ended_at,
       case when ended_at is not null then ($2::uuid[])[1 + i * 7 % ${people}] end, 'approve'
     from (select *, row_number() over () as i from flow_instance where tenant_id = $1 and form_id = $3) i`,
    [memberIds, formId],
  )
}

/** What the planner knows of tables that were filled at once. */
export async function settleTables(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=sluice,public' })
  await client.connect()
  try {
    await client.query('set statement_timeout = 0')
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where tablename = 'search_member'`,
    )
    const tables = ['audit_log', 'flow_instance', 'flow_task', 'member', ...rows.map(({ name }) => name)]
    for (const table of tables) await client.query(`vacuum (analyze) ${table}`)
  } finally {
    await client.end()
  }
}
