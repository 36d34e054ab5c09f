import { hashToken } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { linkExpired, linkUnknown, linkUsed } from './errors.ts'

/**
 * The account that a link from the mail opens. The token is looked up by its hash: how long the comparison takes says
 * something about the hash only, which leads nowhere.
 * @param purpose to `use` it the link is locked until the transaction ends; one of two at the same moment waits
 * @throws linkUnknown, linkUsed or linkExpired: each has words of its own (P1.2)
 */
export async function requireResetLink(
  { transaction, clock }: OperationContext,
  token: string,
  purpose: 'look' | 'use',
): Promise<string> {
  const { rows } = await transaction.query<{
    account_id: string
    expires_at: string
    used_at: string | null
  }>(
    `select account_id, expires_at, used_at from account_token
     where token_hash = $1 and purpose = 'resetPassword' ${purpose === 'use' ? 'for update' : ''}`,
    [hashToken(token)],
  )
  const row = rows[0]
  if (!row) throw linkUnknown()
  if (row.used_at) throw linkUsed()
  if (clock.now().getTime() >= Date.parse(row.expires_at)) throw linkExpired()
  return row.account_id
}
