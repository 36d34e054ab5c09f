import { runTransaction } from '../../database/index.ts'
import { hashToken, newToken } from '../../kernel/index.ts'
import type { OperationContext, Services } from '../operation/index.ts'
import { findAccountByEmail } from './find-account.ts'
import { mailAccount } from './mail-account.ts'
import { homeOf } from './memberships.ts'
import { resetMail } from './recovery-mails.ts'

/** A link opens one page for so long (P1.7). */
const linkLifetime = 60 * 60_000

/**
 * Mails a link to set a new password, if the address belongs to an account in some workspace. Earlier links of the
 * account stop working.
 */
export async function sendResetLink(
  services: Services,
  origin: OperationContext['origin'],
  email: string,
): Promise<void> {
  const now = services.clock.now()
  const token = newToken()
  const found = await runTransaction(services.pools.identity, {}, async (transaction) => {
    const account = await findAccountByEmail(transaction, email)
    if (account?.status !== 'active' || !account.email) return undefined
    const home = await homeOf(transaction, account.id)
    if (!home) return undefined
    await transaction.query(
      'delete from account_token where account_id = $1 and purpose = $2 and used_at is null',
      [account.id, 'resetPassword'],
    )
    await transaction.query(
      'insert into account_token (token_hash, account_id, purpose, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [hashToken(token), account.id, 'resetPassword', now, new Date(now.getTime() + linkLifetime)],
    )
    return { tenantId: home.tenantId, to: account.email, name: account.name }
  })
  if (!found) return
  const link = `${services.config.publicUrl ?? ''}/reset-password?token=${token}`
  await mailAccount(services, origin, found.tenantId, {
    to: found.to,
    ...resetMail(origin.locale, found.name, link),
  })
}
