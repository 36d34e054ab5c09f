import type { Transaction } from '../../database/index.ts'
import { hashToken, newToken } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { type OpenLink, requireLink } from './account-token.ts'

/** So long the owner of the address before may take a change of it back (P1.8). */
export const undoLifetime = 72 * 3_600_000

/**
 * A link for the address that was replaced. Links of earlier changes go on working: whoever took an account over and
 * changed the address twice has not ended the owner's link by it.
 */
export async function issueUndoLink(
  transaction: Transaction,
  { accountId, email }: { accountId: string; email: string },
  now: Date,
): Promise<string> {
  const token = newToken()
  await transaction.query(
    `insert into account_token (token_hash, account_id, purpose, email, created_at, expires_at)
     values ($1, $2, 'undoEmail', $3, $4, $5)`,
    [hashToken(token), accountId, email, now, new Date(now.getTime() + undoLifetime)],
  )
  return token
}

/**
 * Uses such a link up, with those of later changes: they went to addresses that came by what is taken back. Of two at the
 * same moment the second finds it used.
 * @throws linkUnknown, linkUsed or linkExpired
 */
export async function useUndoLink(context: OperationContext, token: string): Promise<OpenLink> {
  const { transaction, clock } = context
  const { accountId } = await requireLink(context, token, ['undoEmail'])
  await transaction.query('select from account where id = $1 for update', [accountId])
  const link = await requireLink(context, token, ['undoEmail'])
  await transaction.query('update account_token set used_at = $2 where token_hash = $1', [
    hashToken(token),
    clock.now(),
  ])
  await transaction.query(
    `delete from account_token later using account_token used
     where used.token_hash = $1 and later.account_id = used.account_id and later.purpose = 'undoEmail'
       and later.used_at is null and later.created_at >= used.created_at`,
    [hashToken(token)],
  )
  return link
}
