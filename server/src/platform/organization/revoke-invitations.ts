import type { OperationContext } from '../operation/index.ts'

/** Closes every open invitation that a member made. */
export async function revokeInvitationsOf(
  { transaction, tenantId, clock }: OperationContext,
  memberId: string,
): Promise<void> {
  await transaction.query(
    `update invitation set revoked_at = $3
     where tenant_id = $1 and created_by = $2 and accepted_at is null and revoked_at is null`,
    [tenantId, memberId, clock.now()],
  )
}

/** Closes every open invitation to an address: the newest link is the one that works. */
export async function revokeInvitationsTo(
  { transaction, tenantId, clock }: OperationContext,
  email: string,
): Promise<void> {
  await transaction.query(
    `update invitation set revoked_at = $3
     where tenant_id = $1 and lower(email) = lower($2) and accepted_at is null and revoked_at is null`,
    [tenantId, email, clock.now()],
  )
}
