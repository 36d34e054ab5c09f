import type { Transaction } from '../../database/index.ts'
import { type AccountMail, sendAccountMail, writeAccountMail } from '../notification/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { allMembershipsOf } from './memberships.ts'

declare module '../notification/account-mail.ts' {
  interface AccountMailKinds {
    passwordReset: true
    passwordChanged: true
    addressCode: true
    addressChanged: true
    addressRestored: true
    phoneChanged: true
  }
}

/** Mails an account: written in this transaction, sent once it is kept. */
export async function mailAccount(context: OperationContext, mail: AccountMail): Promise<void> {
  const { services, transaction } = context
  sendAfterCommit(context, await writeAccountMail(transaction, services, mail))
}

/** Sends a mail that was written in this transaction, once it is kept. */
export function sendAfterCommit({ services, afterCommit }: OperationContext, mailId: string): void {
  afterCommit(() => {
    sendAccountMail(services, mailId).catch((error) => services.log.error(error, 'account mail'))
  })
}

/**
 * The workspace whose outbox lists mails of an account: the only one it was ever in, and not the demo, where anybody reads
 * the mails. What an account in several does is its own affair.
 */
export async function outboxOf(transaction: Transaction, accountId: string): Promise<string | undefined> {
  const [only, ...others] = await allMembershipsOf(transaction, accountId)
  return only && !only.demo && others.length === 0 ? only.tenantId : undefined
}
