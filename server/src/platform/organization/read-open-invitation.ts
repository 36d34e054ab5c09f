import type { OperationContext } from '../operation/index.ts'
import { invitationNotFound } from './errors.ts'

/**
 * Reads an invitation that was neither accepted nor revoked, and locks it until the end of the transaction.
 * @throws invitationNotFound
 */
export async function readOpenInvitation(
  { transaction, tenantId }: OperationContext,
  invitationId: string,
): Promise<{ email: string | null }> {
  const { rows } = await transaction.query<{ email: string | null }>(
    `select i.email from invitation i
     where i.tenant_id = $1 and i.id = $2 and i.accepted_at is null and i.revoked_at is null for update of i`,
    [tenantId, invitationId],
  )
  if (!rows[0]) throw invitationNotFound()
  return rows[0]
}
