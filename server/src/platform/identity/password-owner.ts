import type { Transaction } from '../../database/index.ts'
import type { FoundAccount } from './find-account.ts'
import { membershipsOf } from './memberships.ts'
import type { PasswordOwner } from './own-words.ts'

/** What is known of the owner of an account when a password is chosen: names, and those of the workspaces. */
export async function passwordOwner(
  transaction: Transaction,
  { id, email, username, name }: FoundAccount,
): Promise<PasswordOwner> {
  const memberships = await membershipsOf(transaction, id)
  return {
    name,
    email: email ?? undefined,
    username: username ?? undefined,
    tenantIds: memberships.map(({ tenantId }) => tenantId),
    workspaces: memberships.flatMap(({ tenantName, tenantCode }) => [tenantName, tenantCode]),
  }
}
