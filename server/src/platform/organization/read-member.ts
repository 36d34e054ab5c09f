import type { ActionCondition } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { memberLeft, memberNotFound } from './errors.ts'

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

/**
 * Reads a member on whom somebody acts: who left is nobody's to change any more.
 * @throws memberNotFound; memberLeft
 */
export async function readPresentMember(context: OperationContext, memberId: string) {
  const member = await readMember(context, memberId)
  if (member.left_at) throw memberLeft({ name: member.name })
  return member
}

/** Actions on people are for those who have not left. */
export const presentMember: ActionCondition = {
  filter: { field: 'left', op: 'isEmpty' },
  refusal: ({ name }) => memberLeft({ name: String(name) }),
}
