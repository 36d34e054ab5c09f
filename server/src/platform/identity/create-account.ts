import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { hashPassword } from './password.ts'
import { takenFieldErrors } from './taken-login.ts'

export interface NewAccount {
  name: string
  email?: string | undefined
  username?: string | undefined
  /** Absent: nobody signs in with a password (people of the demo). */
  password?: string | undefined
  /** Made by someone else: the first sign-in asks for a new password (P1.7). */
  mustChangePassword?: boolean
  locale?: 'zh' | 'en'
}

/**
 * Makes an account. Two at the same moment with the same email or username: one gets it.
 * @throws invalidInput naming `email` or `username` when taken
 */
export async function createAccount(
  transaction: Transaction,
  account: NewAccount,
  now: Date,
): Promise<string> {
  const id = newId()
  const inserted = await transaction.query(
    `insert into account (id, email, username, name, password_hash, must_change_password, locale, created_at,
       password_changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing`,
    [
      id,
      account.email ?? null,
      account.username ?? null,
      account.name,
      account.password === undefined ? null : await hashPassword(account.password),
      account.mustChangePassword ?? false,
      account.locale ?? null,
      now,
    ],
  )
  if (inserted.rowCount === 0) throw await takenFieldErrors(transaction, account)
  return id
}
