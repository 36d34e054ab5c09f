import type pg from 'pg'
import { tenantSchema } from '../database/index.ts'

/**
 * A hash of everything a tenant owns, by table: its rows of the shared tables, its form tables, and the accounts and
 * sessions of its members. Two fingerprints are equal exactly when nothing changed.
 * @param client an administrator of the database, who sees all rows
 */
export async function tenantFingerprint(
  client: pg.Client,
  tenantId: string,
): Promise<Record<string, string>> {
  const { rows } = await client.query<{ schema: string; name: string; shared: boolean }>(
    `select n.nspname as schema, c.relname as name, n.nspname = 'sluice' as shared
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and (n.nspname = $1 or (n.nspname = 'sluice' and exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)))
     order by 1, 2`,
    [tenantSchema(tenantId)],
  )
  const hashes: Record<string, string> = {}
  for (const { schema, name, shared } of rows) {
    const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
    hashes[`${shared ? '' : 'form table '}${name}`] = await hashOf(
      client,
      shared
        ? `select t::text as line from ${table} t where tenant_id = '${tenantId}'`
        : `select t::text as line from ${table} t`,
    )
  }
  const people = `(select account_id from sluice.member where tenant_id = '${tenantId}')`
  hashes.account = await hashOf(client, `select t::text as line from sluice.account t where id in ${people}`)
  hashes.session = await hashOf(
    client,
    `select t::text as line from sluice.session t where account_id in ${people}`,
  )
  hashes.tenant = await hashOf(client, `select t::text as line from sluice.tenant t where id = '${tenantId}'`)
  return hashes
}

async function hashOf(client: pg.Client, lines: string): Promise<string> {
  const { rows } = await client.query<{ hash: string }>(
    `select count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' order by line)), '') as hash from (${lines}) all_lines`,
  )
  return rows[0]!.hash
}
