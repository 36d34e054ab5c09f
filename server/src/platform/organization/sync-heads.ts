import type { Transaction } from '../../database/index.ts'
import { builtInRoleId } from '../permission/index.ts'

/** Gives the role `departmentHead` to those of the members who head a department, and takes it from the others. */
export async function syncHeads(
  transaction: Transaction,
  tenantId: string,
  memberIds: readonly string[],
): Promise<void> {
  const roleId = await builtInRoleId(transaction, tenantId, 'departmentHead')
  await transaction.query(
    `delete from role_member where tenant_id = $1 and role_id = $2 and member_id = any($3)
       and not exists (select from department where tenant_id = $1 and head_member_id = role_member.member_id)`,
    [tenantId, roleId, memberIds],
  )
  await transaction.query(
    `insert into role_member (tenant_id, role_id, member_id)
     select distinct $1::uuid, $2::uuid, head_member_id from department
     where tenant_id = $1 and head_member_id = any($3) on conflict do nothing`,
    [tenantId, roleId, memberIds],
  )
}
