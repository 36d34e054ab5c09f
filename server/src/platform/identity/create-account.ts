import type { Transaction } from '../../database/index.ts'
import { invalidInput, newId } from '../../kernel/index.ts'
import { takenLogins } from './taken-login.ts'

export interface NewAccount {
  name: string
  email?: string | undefined
  username?: string | undefined
  /** What `hashPassword` made of the password, without a connection. Absent: nobody signs in with one (people of the demo). */
  passwordHash?: string | undefined
  /** Whoever opens the account gets mail at the address: only then does it count (P1.2). */
  emailProven?: boolean
  /** Made by this workspace, which may set its password until the person proves an address or joins another. */
  managedBy?: string | undefined
  /** Made by someone else: the first sign-in asks for a new password (P1.7), and makes it active. */
  mustChangePassword?: boolean
  ip?: string | undefined
  phone?: string | undefined
  /** When whoever registered accepted the terms; absent for accounts that others make. */
  termsAcceptedAt?: string | undefined
  locale?: 'zh' | 'en'
}

/**
 * Makes an account. Two at the same moment with the same username, or the same proven email: one gets it.
 * @throws invalidInput naming `email` or `username` when taken
 */
export async function createAccount(
  transaction: Transaction,
  account: NewAccount,
  now: Date,
): Promise<string> {
  const id = newId()
  const waits = account.mustChangePassword ?? false
  const inserted = await transaction.query(
    `insert into account (id, email, username, name, password_hash, must_change_password, locale, created_at,
       password_changed_at, email_proven_at, managed_by, status, created_ip, activated_at, activated_ip, phone,
       terms_accepted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict do nothing`,
    [
      id,
      account.email ?? null,
      account.username ?? null,
      account.name,
      account.passwordHash ?? null,
      waits,
      account.locale ?? null,
      now,
      account.emailProven ? now : null,
      account.managedBy ?? null,
      waits ? 'pending' : 'active',
      account.ip ?? null,
      waits ? null : now,
      waits ? null : (account.ip ?? null),
      account.phone ?? null,
      account.termsAcceptedAt ?? null,
    ],
  )
  if (inserted.rowCount === 0) {
    const fields = await takenLogins(transaction, account)
    throw invalidInput({ count: fields.length }, fields)
  }
  return id
}
