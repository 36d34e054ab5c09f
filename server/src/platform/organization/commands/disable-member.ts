import { z } from 'zod'
import { revokeTenantSessions } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import {
  announcePermissionChange,
  lockAdministrators,
  requireAdministrator,
  requireGrantable,
} from '../../permission/index.ts'
import { notYourself } from '../errors.ts'
import { givenRoles } from '../given-roles.ts'
import { readMember } from '../read-member.ts'
import { revokeInvitationsOf } from '../revoke-invitations.ts'

export const disableMember = defineOperation({
  id: 'member.disable',
  kind: 'command',
  method: 'POST',
  path: '/api/members/:memberId/disable',
  summary: { zh: '停用成员', en: 'Disable a member; sessions in this workspace end at once' },
  access: { permission: 'member.manage' },
  transaction: 'identity',
  input: z.object({ memberId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'member', id, name }),
  run: async (context, { memberId }) => {
    const { db, transaction, tenantId, clock, actor } = context
    if (actor.kind === 'member' && actor.memberId === memberId) throw notYourself()
    await lockAdministrators(transaction, tenantId)
    const member = await readMember(context, memberId)
    // Nobody disables a person who may do more than they.
    await requireGrantable(context, { roleIds: await givenRoles(context, memberId), memberId })
    await db
      .updateTable('member')
      .set({ status: 'disabled', updated_at: clock.now().toISOString() })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', memberId)
      .execute()
    await requireAdministrator(transaction, tenantId)
    await revokeTenantSessions(context, member.account_id)
    // Or they would let themselves in again.
    await revokeInvitationsOf(context, memberId)
    announcePermissionChange(context, memberId)
    return { id: memberId, name: member.name }
  },
})
