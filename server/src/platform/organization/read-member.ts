import type { OperationContext } from '../operation/index.ts'
import { memberNotFound } from './errors.ts'

/** Reads a member of the tenant. @throws memberNotFound */
export async function readMember({ db, tenantId }: OperationContext, memberId: string) {
  const member = await db
    .selectFrom('member')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (!member) throw memberNotFound()
  return member
}
