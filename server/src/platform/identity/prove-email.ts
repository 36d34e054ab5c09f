import { whenTaken } from '../../database/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { inTenant } from './in-tenant.ts'
import { allMembershipsOf } from './memberships.ts'

const emailTaken = {
  account_email: {
    field: 'email',
    message: {
      zh: '这个邮箱已经属于另一个账号，请用那个账号登录。',
      en: 'This address belongs to another account; sign in with that one.',
    },
  },
}

/**
 * Notes that whoever has the account reads mail at the address: it is the account's alone from now on, and the account is
 * the person's own, no workspace's. Their workspaces are told the address.
 * @throws invalidInput naming `email` when another account has proved it first
 */
export async function proveEmail(context: OperationContext, accountId: string, email: string): Promise<void> {
  const { transaction, clock } = context
  await whenTaken(emailTaken, () =>
    transaction.query(
      `update account set email = $2, email_proven_at = $3, managed_by = null
       where id = $1 and (email is distinct from $2 or email_proven_at is null)`,
      [accountId, email, clock.now()],
    ),
  )
  for (const { tenantId, memberId } of await allMembershipsOf(transaction, accountId)) {
    await inTenant(transaction, tenantId, () =>
      transaction.query(
        'update member set email = $3 where tenant_id = $1 and id = $2 and email is distinct from $3',
        [tenantId, memberId, email],
      ),
    )
  }
}
