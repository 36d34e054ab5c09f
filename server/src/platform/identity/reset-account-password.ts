import type { OperationContext } from '../operation/index.ts'
import { membershipsOf } from './memberships.ts'
import { hashPassword } from './password.ts'
import { newPassword } from './password-policy.ts'
import { revokeSessions } from './revoke-sessions.ts'

/**
 * Gives an account a one-time password and ends its sessions; the next sign-in asks for a new password (P1.7).
 * @returns undefined when the account is in another workspace too: one administrator would get into both
 */
export async function resetAccountPassword(
  context: OperationContext,
  accountId: string,
): Promise<string | undefined> {
  const memberships = await membershipsOf(context.transaction, accountId)
  if (memberships.some(({ tenantId }) => tenantId !== context.tenantId)) return undefined
  const password = newPassword()
  await context.transaction.query(
    'update account set password_hash = $2, must_change_password = true, password_changed_at = $3 where id = $1',
    [accountId, await hashPassword(password), context.clock.now()],
  )
  await revokeSessions(context, accountId)
  return password
}
