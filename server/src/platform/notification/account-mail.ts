import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'

/** Kinds of mails about accounts; each module adds those that it writes. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface AccountMailKinds {}

/** A mail about an account; its secrets open something, and only whoever gets the mail may read them. */
export interface AccountMail {
  kind: keyof AccountMailKinds
  to: string
  subject: string
  body: string
  /** Parts of the body: tokens, codes. */
  secrets: readonly string[]
  /** The workspace whose outbox lists it, masked; absent: no workspace's affair. */
  shownIn?: string | undefined
}

const mask = '••••••'

/**
 * Writes a mail in the caller's transaction, as the server's own role.
 * @returns its id, for `sendAccountMail` after the commit
 */
export async function writeAccountMail(
  transaction: Transaction,
  { mail: sender, secrets, clock }: Services,
  mail: AccountMail,
): Promise<string> {
  const id = newId()
  const masked = mail.secrets.reduce((body, secret) => body.replaceAll(secret, mask), mail.body)
  await transaction.query(
    `insert into account_mail (id, kind, to_address, subject, body, sealed, shown_in, state, due_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      id,
      mail.kind,
      mail.to,
      mail.subject,
      masked,
      secrets.seal(Buffer.from(mail.body)),
      mail.shownIn ?? null,
      (await sender.isSet()) ? 'queued' : 'local',
      clock.now(),
    ],
  )
  return id
}

/** A mail that its server refuses is tried so often, each time after twice as long. */
const attemptLimit = 8
const firstWait = 60_000

interface DueMail {
  id: string
  to_address: string
  subject: string
  body: string
  sealed: string | null
  attempts: number
}

/**
 * Hands mails that are due to the SMTP server: one, or all. What was sent is not kept. No connection to the database is
 * held meanwhile: an attempt is taken before, so that of several servers one sends.
 */
export async function sendAccountMail(services: Services, id?: string): Promise<void> {
  const { mail, clock, pools, secrets } = services
  if (!(await mail.isSet())) return
  const now = clock.now()
  const { rows } = await pools.server.query<DueMail>(
    `update account_mail set attempts = attempts + 1, due_at = $1 + interval '1 millisecond' * $2 * power(2, attempts)
     where id in (select id from account_mail where state in ('queued', 'failed') and due_at <= $1
       and attempts < $3 and ($4::uuid is null or id = $4) order by due_at limit 50 for update skip locked)
     returning id, to_address, subject, body, sealed, attempts`,
    [now, firstWait, attemptLimit, id ?? null],
  )
  for (const row of rows) {
    const body = row.sealed ? secrets.open(row.sealed).toString() : row.body
    const failure = await mail
      .send({
        to: row.to_address,
        subject: row.subject,
        body,
        messageId: `<${row.id}@sluice>`,
      })
      .then(
        () => undefined,
        (error: Error) => error,
      )
    await pools.server.query(
      failure
        ? `update account_mail set state = 'failed', error = $2 where id = $1`
        : `update account_mail set state = 'sent', error = null, sealed = null, sent_at = $2 where id = $1`,
      [row.id, failure ? failure.message : clock.now()],
    )
    if (failure) services.log.warn(failure, 'account mail')
  }
}
