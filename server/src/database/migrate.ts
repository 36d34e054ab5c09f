import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'

const migrationLock = 7_105_002
const sourceFolder = join(import.meta.dirname, '..')

/** A plain SQL file of a module, applied once, in the order of file names over all modules. */
interface Migration {
  name: string
  sql: string
}

/** Finds every module's migrations. @throws Error when two files share a name */
async function listMigrations(): Promise<Migration[]> {
  const migrations: Migration[] = []
  for await (const file of glob('**/migrations/*.sql', { cwd: sourceFolder })) {
    migrations.push({ name: basename(file), sql: await readFile(join(sourceFolder, file), 'utf8') })
  }
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
  const twin = migrations.find((migration, index) => migrations[index + 1]?.name === migration.name)
  if (twin) throw new Error(`Two migrations are named ${twin.name}`)
  return migrations
}

/**
 * Brings the database to the newest schema: each pending file in its own transaction, one server at a time.
 * @param ownerUrl address as the schema owner
 * @returns names of the files that were applied now
 * @throws Error naming the file that failed; what came before it stays applied
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=sluice,public' })
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(
      'create table if not exists sluice.migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from sluice.migration')
    const done = new Set(rows.map((row) => row.name))
    for (const migration of await listMigrations()) {
      if (done.has(migration.name)) continue
      await apply(client, migration)
      applied.push(migration.name)
    }
  } finally {
    await client.end()
  }
  return applied
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into sluice.migration (name) values ($1)', [migration.name])
    await client.query('commit')
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
