import { recordAct } from '../audit/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { builtInRoleId } from '../permission/index.ts'
import { addMember, returnAsMember } from './add-member.ts'
import { rootDepartmentId } from './department-tree.ts'
import type { OpenInvitation } from './with-invitation.ts'

export interface Joining {
  accountId: string
  name: string
  /** Proven by its owner. */
  email: string | undefined
  username: string | undefined
}

/**
 * Makes an account a member where and as what the invitation says, and uses the invitation up. Inside the tenant that
 * invites (`withInvitation`).
 * @returns the id of the member
 */
export async function joinByInvitation(
  context: OperationContext,
  { tenantId, tenantName, id, departmentId, title }: OpenInvitation,
  joining: Joining,
): Promise<string> {
  const { transaction, clock } = context
  const { rows } = await transaction.query<{ role_id: string }>(
    'select role_id from invitation_role where tenant_id = $1 and invitation_id = $2',
    [tenantId, id],
  )
  const member = {
    ...joining,
    tenantId,
    title,
    departmentId: departmentId ?? (await rootDepartmentId(transaction, tenantId)) ?? undefined,
    roleIds: [...rows.map(({ role_id }) => role_id), await builtInRoleId(transaction, tenantId, 'member')],
  }
  // An account in two workspaces is no longer the first one's to manage.
  await transaction.query(
    'update account set managed_by = null where id = $1 and managed_by is distinct from $2',
    [joining.accountId, tenantId],
  )
  const memberId =
    (await returnAsMember(transaction, member, clock.now())) ??
    (await addMember(transaction, member, clock.now()))
  await transaction.query(
    'update invitation set accepted_at = $3, accepted_by = $4 where tenant_id = $1 and id = $2',
    [tenantId, id, clock.now(), memberId],
  )
  await recordAct(context, transaction, {
    tenantId,
    actorId: memberId,
    actorName: joining.name,
    target: { type: 'tenant', id: tenantId, name: tenantName },
    detail: { invitationId: id },
  })
  // What waits for the commit must find the tenant whose rows it writes.
  await transaction.query('set constraints all immediate')
  return memberId
}
