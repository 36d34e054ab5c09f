import type { OperationContext } from '../operation/index.ts'
import {
  announcePermissionChange,
  lockAdministrators,
  readGivenRoles,
  requireAdministrator,
  requireGrantable,
} from '../permission/index.ts'

/**
 * Gives a member exactly these roles, beside those that come by themselves.
 * @throws escalation when a role that is added or taken goes beyond what the actor holds
 */
export async function setMemberRoles(
  context: OperationContext,
  memberId: string,
  roleIds: readonly string[],
): Promise<void> {
  const { transaction, tenantId } = context
  const wanted = await readGivenRoles(transaction, tenantId, roleIds)
  await lockAdministrators(transaction, tenantId)
  const { rows } = await transaction.query<{ role_id: string }>(
    `select rm.role_id from role_member rm join role r on r.tenant_id = rm.tenant_id and r.id = rm.role_id
     where rm.tenant_id = $1 and rm.member_id = $2 and r.code not in ('member', 'departmentHead')`,
    [tenantId, memberId],
  )
  const held = rows.map((row) => row.role_id)
  const added = wanted.filter((id) => !held.includes(id))
  const taken = held.filter((id) => !wanted.includes(id))
  if (added.length + taken.length === 0) return
  await requireGrantable(context, { roleIds: [...added, ...taken], memberId })
  await transaction.query(
    'delete from role_member where tenant_id = $1 and member_id = $2 and role_id = any($3)',
    [tenantId, memberId, taken],
  )
  await transaction.query(
    'insert into role_member (tenant_id, role_id, member_id) select $1, role_id, $2 from unnest($3::uuid[]) as role_id',
    [tenantId, memberId, added],
  )
  await requireAdministrator(transaction, tenantId)
  announcePermissionChange(context, memberId)
}
