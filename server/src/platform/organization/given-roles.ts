import type { OperationContext } from '../operation/index.ts'

/** Roles a member was given by hand; those of everybody and of heads come by themselves. */
export async function givenRoles(
  { transaction, tenantId }: OperationContext,
  memberId: string,
): Promise<string[]> {
  const { rows } = await transaction.query<{ id: string }>(
    `select r.id from role_member rm join role r on r.tenant_id = rm.tenant_id and r.id = rm.role_id
     where rm.tenant_id = $1 and rm.member_id = $2 and r.code not in ('member', 'departmentHead')`,
    [tenantId, memberId],
  )
  return rows.map(({ id }) => id)
}
