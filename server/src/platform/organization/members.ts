import type { Transaction } from '../../database/index.ts'

/** Somebody as a flow, a notice or a list names them. */
export interface MemberRef {
  id: string
  name: string
}

/** Department of each member; null for who has none. */
export async function departmentsOfMembers(
  transaction: Transaction,
  tenantId: string,
  memberIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (memberIds.length === 0) return new Map()
  const { rows } = await transaction.query<{ id: string; department_id: string | null }>(
    'select id, department_id from member where tenant_id = $1 and id = any($2)',
    [tenantId, [...new Set(memberIds)]],
    'departments-of-members',
  )
  return new Map(rows.map((row) => [row.id, row.department_id]))
}

/** Department of one member, or null. */
export async function departmentOfMember(
  transaction: Transaction,
  tenantId: string,
  memberId: string,
): Promise<string | null> {
  return (await departmentsOfMembers(transaction, tenantId, [memberId])).get(memberId) ?? null
}

/** Active members of each role, by role id. */
export async function membersOfRoles(
  transaction: Transaction,
  tenantId: string,
  roleIds: readonly string[],
): Promise<Map<string, MemberRef[]>> {
  const found = new Map<string, MemberRef[]>(roleIds.map((roleId) => [roleId, []]))
  if (roleIds.length === 0) return found
  const { rows } = await transaction.query<MemberRef & { role_id: string }>(
    `select rm.role_id, m.id, m.name from role_member rm
     join member m on m.tenant_id = rm.tenant_id and m.id = rm.member_id and m.status = 'active'
     where rm.tenant_id = $1 and rm.role_id = any($2) order by m.name, m.id`,
    [tenantId, [...new Set(roleIds)]],
    'members-of-roles',
  )
  for (const { role_id, id, name } of rows) found.get(role_id)?.push({ id, name })
  return found
}

/** Active members of one role. */
export async function membersOfRole(
  transaction: Transaction,
  tenantId: string,
  roleId: string,
): Promise<MemberRef[]> {
  return (await membersOfRoles(transaction, tenantId, [roleId])).get(roleId) ?? []
}

/** Which of the members are active; for choosing who gets a task. */
export async function activeMembers(
  transaction: Transaction,
  tenantId: string,
  memberIds: readonly string[],
): Promise<MemberRef[]> {
  if (memberIds.length === 0) return []
  const { rows } = await transaction.query<MemberRef>(
    `select id, name from member where tenant_id = $1 and id = any($2) and status = 'active' order by name, id`,
    [tenantId, [...new Set(memberIds)]],
    'active-members',
  )
  return rows
}
