import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'

const migrationLock = 7_105_002
const sourceFolder = join(import.meta.dirname, '..')

/** A plain SQL file of a module, applied once, in the order of file names over all modules. */
interface Migration {
  name: string
  sql: string
  checksum: string
  /**
   * `NNNN_name.tenant.sql` is applied once in the schema of every tenant, where the form tables are. A tenant that was made
   * by a newer release has what it brings already, so it says `if not exists`.
   */
  forTenants: boolean
}

/** Finds every module's migrations. @throws Error when two files share a name */
async function listMigrations(folder: string): Promise<Migration[]> {
  const migrations: Migration[] = []
  for await (const file of glob('**/migrations/*.sql', { cwd: folder })) {
    const sql = await readFile(join(folder, file), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    migrations.push({ name: basename(file), sql, checksum, forTenants: file.endsWith('.tenant.sql') })
  }
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
  const twin = migrations.find((migration, index) => migrations[index + 1]?.name === migration.name)
  if (twin) throw new Error(`Two migrations are named ${twin.name}`)
  return migrations
}

/**
 * Brings the database to the newest schema: each pending file in its own transaction (one for tenants in one each), one
 * server at a time.
 * @param ownerUrl address as the schema owner
 * @param folder where the modules stand; the server's own when absent
 * @returns names of the files that were applied now
 * @throws Error naming the file that failed, or that is no longer what was applied; what came before it stays applied
 */
export async function migrate(ownerUrl: string, folder = sourceFolder): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=sluice,public' })
  client.on('error', () => undefined)
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(ledgerSql)
    const { rows } = await client.query<{ name: string; checksum: string | null }>(
      'select name, checksum from sluice.migration',
    )
    const done = new Map(rows.map(({ name, checksum }) => [name, checksum]))
    for (const migration of await listMigrations(folder)) {
      if (done.has(migration.name)) await requireUnchanged(client, migration, done.get(migration.name)!)
      const isNew = !done.has(migration.name)
      if (migration.forTenants) await applyToTenants(client, migration)
      else if (isNew) await apply(client, migration, migration.sql)
      if (isNew) applied.push(migration.name)
    }
  } finally {
    await client.end()
  }
  return applied
}

const ledgerSql = `
  create table if not exists sluice.migration (name text primary key, applied_at timestamptz not null default now());
  alter table sluice.migration add column if not exists checksum text;
  create table if not exists sluice.migration_tenant (
    schema text not null,
    name text not null,
    applied_at timestamptz not null default now(),
    primary key (schema, name)
  )`

/** A released file never changes: what it changed here would be missing where it has run already. */
async function requireUnchanged(
  client: pg.Client,
  { name, checksum }: Migration,
  known: string | null,
): Promise<void> {
  if (known === checksum) return
  // Applied by a release that kept no checksums.
  if (known === null)
    await client.query('update sluice.migration set checksum = $2 where name = $1', [name, checksum])
  else
    throw new Error(`Migration ${name} is not the file that was applied; a change goes into a new migration`)
}

/** Tenants that lack it, those made since the last start included. */
async function applyToTenants(client: pg.Client, migration: Migration): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    `select nspname as schema from pg_namespace
     where nspname ~ '^t_[0-9a-f]{32}$'
       and not exists (select from sluice.migration_tenant done where done.schema = nspname and done.name = $1)
     order by nspname`,
    [migration.name],
  )
  for (const { schema } of rows) {
    const path = `set local search_path = ${schema}, sluice, public;`
    await apply(client, migration, `${path}\n${migration.sql}`, schema)
  }
  await client.query('insert into sluice.migration (name, checksum) values ($1, $2) on conflict do nothing', [
    migration.name,
    migration.checksum,
  ])
}

async function apply(
  client: pg.Client,
  { name, checksum }: Migration,
  sql: string,
  schema?: string,
): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    if (schema)
      await client.query('insert into sluice.migration_tenant (schema, name) values ($1, $2)', [schema, name])
    else await client.query('insert into sluice.migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const where = schema ? ` in ${schema}` : ''
    throw new Error(`Migration ${name} failed${where}: ${(error as Error).message}`, { cause: error })
  }
}
