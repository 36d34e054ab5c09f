import type { Transaction } from '../../database/index.ts'

export interface FoundAccount {
  id: string
  name: string
  email: string | null
  username: string | null
  password_hash: string | null
  must_change_password: boolean
  status: 'pending' | 'active' | 'disabled'
  /** Whether the owner of the address has proved it. */
  email_proven: boolean
}

const columns =
  'id, name, email, username, password_hash, must_change_password, status, email_proven_at is not null as email_proven'

/** Finds the account whose owner has proved an email, whatever the case. */
export async function findAccountByEmail(
  transaction: Transaction,
  email: string,
): Promise<FoundAccount | undefined> {
  const sql = `select ${columns} from account where lower(email) = lower($1) and email_proven_at is not null`
  return (await transaction.query<FoundAccount>(sql, [email], 'account-by-email')).rows[0]
}

/** Finds an account by what a person types to sign in: a proven email or a username (P1.3). */
export async function findAccountByLogin(
  transaction: Transaction,
  login: string,
): Promise<FoundAccount | undefined> {
  const sql = `select ${columns} from account
    where lower(email) = lower($1) and email_proven_at is not null or lower(username) = lower($1)`
  return (await transaction.query<FoundAccount>(sql, [login], 'account-by-login')).rows[0]
}

/** Reads the account of somebody who is signed in. */
export async function readAccount(transaction: Transaction, accountId: string): Promise<FoundAccount> {
  const sql = `select ${columns} from account where id = $1`
  const { rows } = await transaction.query<FoundAccount>(sql, [accountId], 'account-by-id')
  return rows[0]!
}
