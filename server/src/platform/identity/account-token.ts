import type { Transaction } from '../../database/index.ts'
import { hashToken, newCode, newToken } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { linkExpired, linkUnknown, linkUsed } from './errors.ts'
import type { TokenPurpose } from './tables.ts'

export interface NewToken {
  accountId: string
  purpose: TokenPurpose
  /** Where it is sent: using it proves this address. */
  email: string
  /** Milliseconds. */
  lifetime: number
}

/** Makes a link and a code; earlier ones of the purpose stop working. The account is locked until the transaction ends. */
export async function issueToken(
  transaction: Transaction,
  { accountId, purpose, email, lifetime }: NewToken,
  now: Date,
): Promise<{ token: string; code: string }> {
  const [token, code] = [newToken(), newCode()]
  await endLinks(transaction, accountId, [purpose])
  await transaction.query(
    `insert into account_token (token_hash, account_id, purpose, email, code_hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      hashToken(token),
      accountId,
      purpose,
      email,
      hashToken(`${accountId} ${code}`),
      now,
      new Date(now.getTime() + lifetime),
    ],
  )
  return { token, code }
}

/**
 * Makes unused links of an account worthless: one was used, or what they are for was done in another way. The account is
 * locked first, so that a link that is being made at this moment comes before or after, not beside.
 */
export async function endLinks(
  transaction: Transaction,
  accountId: string,
  purposes: readonly TokenPurpose[] = ['resetPassword', 'activate'],
): Promise<void> {
  await transaction.query('select from account where id = $1 for update', [accountId])
  await transaction.query(
    'delete from account_token where account_id = $1 and purpose = any($2) and used_at is null',
    [accountId, purposes],
  )
}

export interface OpenLink {
  accountId: string
  purpose: TokenPurpose
  email: string | null
}

interface LinkRow extends OpenLink {
  expiresAt: string
  usedAt: string | null
}

/**
 * What a link from a mail opens. The token is looked up by its hash: how long the comparison takes says something about
 * the hash only, which leads nowhere.
 * @throws linkUnknown, linkUsed or linkExpired: each has words of its own (P1.2)
 */
export async function requireLink(
  { transaction, clock }: OperationContext,
  token: string,
  purposes: readonly TokenPurpose[],
): Promise<OpenLink> {
  const { rows } = await transaction.query<LinkRow>(
    `select account_id as "accountId", purpose, email, expires_at as "expiresAt", used_at as "usedAt" from account_token
     where token_hash = $1 and purpose = any($2)`,
    [hashToken(token), purposes],
  )
  const row = rows[0]
  if (!row) throw linkUnknown()
  if (row.usedAt) throw linkUsed()
  if (clock.now().getTime() >= Date.parse(row.expiresAt)) throw linkExpired()
  return row
}

/**
 * Uses a link up, and with it all others of its kind. Of two at the same moment the second finds it used.
 * @throws linkUnknown, linkUsed or linkExpired
 */
export async function useLink(
  context: OperationContext,
  token: string,
  purposes: readonly TokenPurpose[],
): Promise<OpenLink> {
  const { transaction, clock } = context
  const { accountId } = await requireLink(context, token, purposes)
  await transaction.query('select from account where id = $1 for update', [accountId])
  const link = await requireLink(context, token, purposes)
  await transaction.query('update account_token set used_at = $2 where token_hash = $1', [
    hashToken(token),
    clock.now(),
  ])
  await endLinks(transaction, accountId, purposes)
  return link
}
