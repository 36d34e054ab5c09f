import pg from 'pg'
import { findEmbeddedServer } from './database/index.ts'
import { readConfig } from './kernel/index.ts'

/**
 * `npm run administrator [login] [--revoke]`: names an account that runs the installation, takes it back, or lists those
 * there are. For whoever may reach the database as its administrator.
 */
async function nameAdministrator(login: string | undefined, revoke: boolean): Promise<void> {
  const { home, databaseUrl } = readConfig(process.env)
  const url = databaseUrl ?? (await findEmbeddedServer(home))
  if (!url) throw new Error(`No database runs in ${home}. Start Sluice first: npm start`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set role sluice_owner')
    if (login) {
      const { rowCount } = await client.query(
        `update sluice.account set runs_installation = $2
         where (lower(email) = lower($1) and email_proven_at is not null) or lower(username) = lower($1)`,
        [login, !revoke],
      )
      if (rowCount === 0) throw new Error(`No account has the proven email or the username ${login}.`)
    }
    const { rows } = await client.query<{ name: string; login: string }>(
      `select name, coalesce(username, email) as login from sluice.account where runs_installation order by name`,
    )
    if (rows.length === 0)
      console.log('Nobody runs this installation yet: npm run administrator <email or username>')
    for (const row of rows) console.log(`${row.login} (${row.name})`)
  } finally {
    await client.end()
  }
}

const words = process.argv.slice(2)
try {
  await nameAdministrator(
    words.find((word) => !word.startsWith('--')),
    words.includes('--revoke'),
  )
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
