import type { OperationContext } from '../operation/index.ts'
import { roleNotFound } from './errors.ts'

/**
 * Reads a role and locks it until the end of the transaction.
 * @throws roleNotFound
 */
export async function readRole({ db, tenantId }: OperationContext, roleId: string) {
  const role = await db
    .selectFrom('role')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', roleId)
    .forUpdate()
    .executeTakeFirst()
  if (!role) throw roleNotFound()
  return role
}
