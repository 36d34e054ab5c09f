import { runTransaction, type Transaction } from '../../database/index.ts'
import type { Locale } from '../../kernel/index.ts'
import { sendAccountMail, writeAccountMail } from '../notification/index.ts'
import type { OperationContext, Services } from '../operation/index.ts'
import { issueToken } from './account-token.ts'
import { type FoundAccount, findAccountByEmail } from './find-account.ts'
import { linkTo } from './link-to.ts'
import { outboxOf } from './mail-account.ts'
import { resetMail } from './recovery-mails.ts'
import { takeTurn } from './take-turn.ts'

/** A link opens one page for so long (P1.7). */
const linkLifetime = 60 * 60_000
const perHour = 10

/**
 * Mails a link to set a new password, if the address is the proven one of an account. Earlier links of the account stop
 * working. More often than ten times an hour nothing is sent.
 */
export async function sendResetLink(
  services: Services,
  origin: OperationContext['origin'],
  email: string,
): Promise<void> {
  const mailId = await runTransaction(services.pools.identity, {}, async (transaction) => {
    const account = await findAccountByEmail(transaction, email)
    return account && writeResetLink(services, transaction, account, origin.locale)
  })
  if (mailId) await sendAccountMail(services, mailId)
}

/** @returns the mail to send after the commit; undefined when there is no address to trust, or it got enough of them */
export async function writeResetLink(
  services: Services,
  transaction: Transaction,
  account: FoundAccount,
  locale: Locale,
): Promise<string | undefined> {
  const { id: accountId, status, email, email_proven, name } = account
  if (status === 'disabled' || !email || !email_proven) return undefined
  const now = services.clock.now()
  const turn = { key: `reset ${accountId}`, limit: perHour, window: 60 * 60_000 }
  if ((await takeTurn(transaction, turn, now)) !== undefined) return undefined
  const { token } = await issueToken(
    transaction,
    { accountId, purpose: 'resetPassword', email, lifetime: linkLifetime },
    now,
  )
  return writeAccountMail(transaction, services, {
    kind: 'passwordReset',
    to: email,
    ...resetMail(locale, name, linkTo(services, 'reset-password', token)),
    secrets: [token],
    shownIn: await outboxOf(transaction, accountId),
  })
}
