import pg from 'pg'
import { derivePassword } from '../kernel/index.ts'

/** Addresses of one database for the three roles the server logs in as. */
export interface DatabaseAddresses {
  /** Owns the tables; used for migrations and for changes to form tables only. */
  owner: string
  /** Owns nothing, bypasses nothing: every request. */
  server: string
  /** Owns the job queue; reads the outbox of all tenants. */
  job: string
}

const bootstrapLock = 7_105_001

/**
 * Makes the roles and the schema in the database that `adminUrl` names, and tells their addresses. Safe to repeat and
 * to run from several servers at once. Passwords are derived from the administrator's, so that every server that knows
 * `adminUrl` knows them; where the address has none, from the secret of the house, which its servers share.
 * @param adminUrl an administrator of the database: superuser, or owner with CREATEROLE
 * @param houseSecret tells a random secret that is kept
 * @throws Error when the server is older than PostgreSQL 15
 */
export async function bootstrapDatabase(
  adminUrl: string,
  houseSecret: () => Promise<string>,
): Promise<DatabaseAddresses> {
  const passwords = rolePasswords(new URL(adminUrl).password || (await houseSecret()))
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number; database: string }>(
      `select current_setting('server_version_num')::int as version, current_database() as database`,
    )
    const { version, database } = rows[0]!
    if (version < 150_000) throw new Error(`Sluice needs PostgreSQL 15 or newer; this server is ${version}.`)
    await untilAlone(
      client,
      roleStatements(passwords) + databaseStatements(client.escapeIdentifier(database)),
    )
  } finally {
    await client.end()
  }
  const as = (user: string, password: string) => {
    const address = new URL(adminUrl)
    address.username = user
    address.password = password
    return address.href
  }
  return {
    owner: as('sluice_owner', passwords.owner),
    server: as('sluice_server', passwords.server),
    job: as('sluice_job', passwords.job),
  }
}

function rolePasswords(secret: string): Record<'owner' | 'server' | 'job', string> {
  return {
    owner: derivePassword(secret, 'sluice_owner'),
    server: derivePassword(secret, 'sluice_server'),
    job: derivePassword(secret, 'sluice_job'),
  }
}

/** Attempts before somebody else's bootstrap is taken for something else. */
const mostAttempts = 20

/**
 * Runs the statements under the lock of this database. Roles belong to the whole cluster, where no lock reaches: when
 * the bootstrap of another database changes the same role at the same moment, PostgreSQL refuses one of them, and it
 * tries again.
 */
async function untilAlone(client: pg.Client, statements: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [bootstrapLock])
      await client.query(statements)
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback')
      if (attempt === mostAttempts || !isClash(error)) throw error
    }
  }
}

/** Two changed one catalogue row at once, or made the same role. */
function isClash(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  return code === '42710' || code === '23505' || message === 'tuple concurrently updated'
}

function roleStatements(passwords: Record<'owner' | 'server' | 'job', string>): string {
  const role = (name: string, attributes: string) => `
    do $$ begin
      if not exists (select from pg_roles where rolname = '${name}') then create role ${name} ${attributes}; end if;
    end $$;`
  return `
    ${role('sluice_tenant', 'nologin')}
    ${role('sluice_owner', `login createrole noinherit password '${passwords.owner}'`)}
    ${role('sluice_server', `login noinherit password '${passwords.server}'`)}
    ${role('sluice_job', `login noinherit password '${passwords.job}'`)}
    alter role sluice_owner password '${passwords.owner}';
    alter role sluice_server password '${passwords.server}';
    alter role sluice_job password '${passwords.job}';
    grant sluice_tenant to sluice_owner with admin option;
    grant sluice_owner to current_user;${spillStatements}`
}

/**
 * What one connection may put on disk for sorting and grouping: a question that needs more is refused before it fills the
 * disk. Only a superuser may say so; elsewhere the administrator of the database does (docs/guide/8-operate.md).
 */
const spillStatements = `
    do $$ begin
      alter role sluice_server set temp_file_limit = '256MB';
      alter role sluice_owner set temp_file_limit = '8GB';
      alter role sluice_job set temp_file_limit = '1GB';
      grant set on parameter temp_file_limit to sluice_server;
    exception when insufficient_privilege then null;
    end $$;`

function databaseStatements(database: string): string {
  return `
    grant connect, create on database ${database} to sluice_owner;
    grant connect on database ${database} to sluice_server, sluice_job;
    revoke temporary on database ${database} from public;
    create extension if not exists pg_trgm with schema public;
    create schema if not exists sluice authorization sluice_owner;
    grant usage on schema sluice to sluice_tenant, sluice_server, sluice_job;
    create schema if not exists pgboss authorization sluice_owner;
    do $$ begin
      if (select nspowner::regrole::text from pg_namespace where nspname = 'pgboss') <> 'sluice_job' then
        grant sluice_job to current_user;
        alter schema pgboss owner to sluice_job;
      end if;
    end $$;
    grant create on database ${database} to sluice_job;`
}
