import { z } from 'zod'
import { closeTenantInSessions } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { memberLeft } from '../events.ts'
import { readMember } from '../read-member.ts'
import { revokeInvitationsOf } from '../revoke-invitations.ts'

export const leave = defineOperation({
  id: 'member.leave',
  kind: 'command',
  method: 'POST',
  path: '/api/me/leave',
  summary: {
    zh: '离开工作区',
    en: 'Leave this workspace; administrators are told, with the tasks left open. The last administrator stays',
  },
  access: 'member',
  keys: 'closed',
  // The guard keeps the last administrator.
  actsOnPeople: true,
  transaction: 'identity',
  input: z.object({}),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'member', id, name }),
  run: async (context) => {
    const { transaction, tenantId, memberId, clock } = context
    const { name, account_id } = await readMember(context, memberId)
    await transaction.query(
      `update member set status = 'disabled', left_at = $3, updated_at = $3 where tenant_id = $1 and id = $2`,
      [tenantId, memberId, clock.now()],
    )
    await transaction.query(
      'update department set head_member_id = null where tenant_id = $1 and head_member_id = $2',
      [tenantId, memberId],
    )
    await transaction.query('delete from role_member where tenant_id = $1 and member_id = $2', [
      tenantId,
      memberId,
    ])
    await revokeInvitationsOf(context, memberId)
    await closeTenantInSessions(context, account_id)
    announcePermissionChange(context, memberId)
    context.emit(memberLeft, { memberId, name })
    return { id: memberId, name }
  },
})
