import type pg from 'pg'
import type { TestTenant } from '../../../testing/test-house.ts'

/**
 * Many members at once, each with an account: copies of the applicant of a test company.
 * @param client the database's administrator
 * @returns their ids, by name
 */
export async function addColleagues(
  client: pg.ClientBase,
  { tenantId, applicant, roles }: Pick<TestTenant, 'tenantId' | 'applicant' | 'roles'>,
  { count, name }: { count: number; name: string },
): Promise<string[]> {
  const copies = `select n, gen_random_uuid() as id from generate_series(1, $1) n`
  await client.query('create temporary table copy (n int, id uuid)')
  await client.query(`insert into copy ${copies}`, [count])
  const copyOf = (table: string, own: string) =>
    `insert into sluice.${table} select (jsonb_populate_record(t, jsonb_build_object(${own}))).*
     from sluice.${table} t, copy where t.id = $1`
  const named = `'username', $2::text || n, 'email', $2::text || n || '@copy.test', 'name', $2::text || n`
  await client.query(copyOf('account', `'id', copy.id, ${named}`), [applicant.accountId, name])
  await client.query(copyOf('member', `'id', copy.id, 'account_id', copy.id, ${named}`), [
    applicant.memberId,
    name,
  ])
  await client.query(
    'insert into sluice.role_member (tenant_id, role_id, member_id) select $1, $2, id from copy',
    [tenantId, roles.member],
  )
  const { rows } = await client.query<{ id: string }>('select id from copy order by n')
  await client.query('drop table copy')
  return rows.map(({ id }) => id)
}
