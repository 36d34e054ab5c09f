import type { OperationContext } from '../operation/index.ts'
import { endLinks } from './account-token.ts'
import { allMembershipsOf } from './memberships.ts'
import { revokeSessions } from './revoke-sessions.ts'

/**
 * Gives an account a one-time password and ends its sessions; the next sign-in asks for a new password (P1.7).
 * @param passwordHash what `hashPassword` made of it
 * @returns whether it was given: false when the account is not this workspace's alone: whoever sets its password would get in elsewhere, or
 *   be somebody with a proven address
 */
export async function resetAccountPassword(
  context: OperationContext,
  accountId: string,
  passwordHash: string,
): Promise<boolean> {
  const { transaction, tenantId, clock } = context
  await endLinks(transaction, accountId)
  const memberships = await allMembershipsOf(transaction, accountId)
  if (memberships.some((membership) => membership.tenantId !== tenantId)) return false
  const { rowCount } = await transaction.query(
    `update account set password_hash = $2, must_change_password = true, password_changed_at = $3
     where id = $1 and managed_by = $4 and email_proven_at is null`,
    [accountId, passwordHash, clock.now(), tenantId],
  )
  if (!rowCount) return false
  await revokeSessions(context, accountId)
  return true
}
