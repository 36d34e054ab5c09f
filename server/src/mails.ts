import { access } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { findEmbeddedServer } from './database/index.ts'
import { readConfig } from './kernel/index.ts'
import { openKeyEnvelope } from './platform/encryption/index.ts'

/** Mails that are printed, the newest last. */
const shown = 10

interface MailRow {
  to: string
  subject: string
  body: string
  sealed: string | null
  state: string
  at: string
}

/**
 * `npm run mails [address]`: prints the newest mails about accounts with their links and codes, to one address or to all.
 * For whoever may read the data folder: the mails are sealed with the secret in it.
 */
async function printMails(address: string | undefined): Promise<void> {
  const { home, databaseUrl, port, publicUrl } = readConfig(process.env)
  const secret = join(home, 'secret.key')
  await access(secret).catch(() => {
    throw new Error(`${secret} cannot be read. Is SLUICE_HOME the data folder, and may this user read it?`)
  })
  const url = databaseUrl ?? (await findEmbeddedServer(home))
  if (!url) throw new Error(`No database runs in ${home}. Start Sluice first: npm start`)
  const envelope = await openKeyEnvelope(home)
  const mails = await readMails(url, address)
  if (mails.length === 0) return console.log('No mails.')
  for (const { to, subject, body, sealed, state, at } of mails.reverse()) {
    const text = sealed ? envelope.open(sealed).toString() : body
    // Without a public address links are paths: this machine opens them here.
    const opened = publicUrl ? text : text.replaceAll(/^\/(?=[a-z-]+#token=)/gm, `http://localhost:${port}/`)
    console.log(`\n── ${at} · ${state} · ${to}\n   ${subject}\n\n${opened}`)
  }
}

async function readMails(url: string, address: string | undefined): Promise<MailRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set role sluice_owner')
    const { rows } = await client.query<MailRow>(
      `select to_address as "to", subject, body, sealed, state, to_char(created_at, 'YYYY-MM-DD HH24:MI:SS TZ') as at
       from sluice.account_mail where $1::text is null or lower(to_address) = lower($1) order by id desc limit $2`,
      [address ?? null, shown],
    )
    return rows
  } finally {
    await client.end()
  }
}

try {
  await printMails(process.argv[2])
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
