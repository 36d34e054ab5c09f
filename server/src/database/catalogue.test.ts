import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url, options: '-c search_path=sluice,public' })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/**
 * Indexes across tenants, and who needs them. Tables whose rows the job role may see (outbox, what expires) may have
 * such indexes anyway, as long as they are not unique.
 */
const acrossTenants: Record<string, string> = {
  member_of_account: 'an account finds its tenants before one is chosen',
}

/** What is wrong with tables that have a tenant_id, one line a fault. */
async function tenantTableFaults(): Promise<string[]> {
  const { rows } = await client.query<{ fault: string; name: string }>(`
    with tenant_table as (
      select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relnamespace = 'sluice'::regnamespace and c.relkind in ('r', 'p')
    )
    select relname || ': row level security is off' as fault, relname as name from tenant_table where not relrowsecurity
    union all
    select relname || ': row level security is not forced on the owner', relname from tenant_table
      where not relforcerowsecurity
    union all
    select t.relname || ': no policy binds everybody to the running tenant', t.relname from tenant_table t
      where not exists (
        select from pg_policy p where p.polrelid = t.oid and p.polroles = '{0}' and p.polcmd = '*' and p.polpermissive
          and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = ( SELECT%sluice.tenant_id%'
          and pg_get_expr(p.polwithcheck, p.polrelid)
            = '(tenant_id = (NULLIF(current_setting(''sluice.tenant_id''::text, true), ''''::text))::uuid)')
    union all
    select t.relname || ': a policy opens rows to ' || r.rolname, p.polname from tenant_table t
      join pg_policy p on p.polrelid = t.oid and p.polname <> 'tenant_rows'
      cross join lateral unnest(p.polroles) role_id join pg_roles r on r.oid = role_id
      where r.rolname not in ('sluice_job', 'sluice_server') or (r.rolname = 'sluice_server' and p.polcmd <> 'r')
    union all
    select t.relname || ': another policy opens rows to everybody', t.relname from tenant_table t
      join pg_policy p on p.polrelid = t.oid and p.polname <> 'tenant_rows' and p.polroles = '{0}'
    union all
    select t.relname || ': no primary key', t.relname from tenant_table t
      where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
    union all
    select t.relname || ': index ' || x.relname || ' does not start with tenant_id', x.relname from tenant_table t
      join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
      where i.indkey[0] <> t.attnum and (i.indisunique or not exists (
        select from pg_policy p where p.polrelid = t.oid and 'sluice_job'::regrole = any(p.polroles)))
    union all
    select t.relname || ': foreign key ' || k.conname || ' accepts another tenant''s row', k.conname from tenant_table t
      join tenant_table other on true
      join pg_constraint k on k.contype = 'f' and k.conrelid = t.oid and k.confrelid = other.oid
      where not (k.conkey[1] = t.attnum and k.confkey[1] = other.attnum)
    order by 1`)
  return rows.filter(({ name }) => !(name in acrossTenants)).map(({ fault }) => fault)
}

test('[P2.3] every table with a tenant_id is closed to other tenants: policy, keys, indexes, references', async () => {
  expect(await tenantTableFaults()).toEqual([])
})

test('[P2.3] the check of the catalogue finds each kind of fault', async () => {
  await client.query('begin')
  await client.query(`
    create table careless (tenant_id uuid not null, id uuid primary key, member_id uuid);
    create table half (tenant_id uuid not null, id uuid not null, member_id uuid, primary key (tenant_id, id));
    create unique index member_id_alone on member (id);
    create unique index outbox_id_alone on outbox (id);
    alter table half add foreign key (member_id) references member (id);
    alter table half enable row level security;
    create policy tenant_rows on half using (true);
    create policy careless_rows on half to sluice_tenant using (true);
    create policy more_rows on half using (true);`)
  const faults = await tenantTableFaults()
  await client.query('rollback')
  expect(faults).toEqual([
    'careless: index careless_pkey does not start with tenant_id',
    'careless: no policy binds everybody to the running tenant',
    'careless: row level security is not forced on the owner',
    'careless: row level security is off',
    'half: a policy opens rows to sluice_tenant',
    'half: another policy opens rows to everybody',
    "half: foreign key half_member_id_fkey accepts another tenant's row",
    'half: no policy binds everybody to the running tenant',
    'half: row level security is not forced on the owner',
    'member: index member_id_alone does not start with tenant_id',
    'outbox: index outbox_id_alone does not start with tenant_id',
  ])
})

describe('[P2.3] what the roles may do', () => {
  test('no role the house signs in as is a superuser, bypasses row level security, or owns tables it serves', async () => {
    const { rows } = await client.query(`
      select r.rolname, r.rolsuper, r.rolbypassrls,
        (select count(*)::int from pg_class c where c.relowner = r.oid and c.relnamespace = 'sluice'::regnamespace) as owns
      from pg_roles r where r.rolname in ('sluice_server', 'sluice_tenant', 'sluice_job') order by 1`)
    expect(rows).toEqual(
      ['sluice_job', 'sluice_server', 'sluice_tenant'].map((rolname) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
        owns: 0,
      })),
    )
    const owner = await client.query(
      `select rolsuper, rolbypassrls from pg_roles where rolname = 'sluice_owner'`,
    )
    expect(owner.rows).toEqual([{ rolsuper: false, rolbypassrls: false }])
  })

  test('a tenant reaches no global table, save its own row of tenant', async () => {
    const { rows } = await client.query<{ name: string; rights: string }>(`
      select c.relname as name, string_agg(distinct lower(g.privilege_type), ', ') as rights
      from pg_class c
      cross join lateral aclexplode(c.relacl) g
      join pg_roles r on r.oid = g.grantee and r.rolname = 'sluice_tenant'
      where c.relnamespace = 'sluice'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
      group by 1`)
    expect(rows).toEqual([{ name: 'tenant', rights: 'select' }])
  })

  test('[P5.5] the audit log cannot be changed, neither by its name nor by that of a partition', async () => {
    const { rows } = await client.query<{ name: string; right: string }>(`
      select c.relname as name, g.privilege_type as right from pg_class c
      cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
      where r.rolname in ('sluice_tenant', 'sluice_server', 'sluice_job')
        and (c.relname = 'audit_log' or c.oid in (select inhrelid from pg_inherits where inhparent = 'audit_log'::regclass))
        and g.privilege_type not in ('SELECT', 'INSERT')`)
    expect(rows).toEqual([])
    const partitions = await client.query(`select from pg_inherits where inhparent = 'audit_log'::regclass`)
    expect(partitions.rowCount).toBeGreaterThan(4)
  })
})
