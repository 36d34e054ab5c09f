import type { OperationContext } from '../operation/index.ts'
import { announcePermissionChange, readGivenRoles } from '../permission/index.ts'
import { givenRoles } from './given-roles.ts'

/** Gives a member exactly these roles, beside those that come by themselves. */
export async function setMemberRoles(
  context: OperationContext,
  memberId: string,
  roleIds: readonly string[],
): Promise<void> {
  const { transaction, tenantId } = context
  const wanted = await readGivenRoles(transaction, tenantId, roleIds)
  const held = await givenRoles(context, memberId)
  const added = wanted.filter((id) => !held.includes(id))
  const taken = held.filter((id) => !wanted.includes(id))
  if (added.length + taken.length === 0) return
  await transaction.query(
    'delete from role_member where tenant_id = $1 and member_id = $2 and role_id = any($3)',
    [tenantId, memberId, taken],
  )
  await transaction.query(
    'insert into role_member (tenant_id, role_id, member_id) select $1, role_id, $2 from unnest($3::uuid[]) as role_id',
    [tenantId, memberId, added],
  )
  announcePermissionChange(context, memberId)
}
