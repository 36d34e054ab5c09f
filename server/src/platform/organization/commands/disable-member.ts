import { z } from 'zod'
import { revokeTenantSessions } from '../../identity/index.ts'
import { actorId, defineOperation } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { notYourself } from '../errors.ts'
import { memberDisabled } from '../events.ts'
import { readPresentMember } from '../read-member.ts'
import { revokeInvitationsOf } from '../revoke-invitations.ts'

export const disableMember = defineOperation({
  id: 'member.disable',
  kind: 'command',
  method: 'POST',
  path: '/api/members/:memberId/disable',
  summary: { zh: '停用成员', en: 'Disable a member; sessions in this workspace end at once' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  transaction: 'identity',
  input: z.object({ memberId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'member', id, name }),
  run: async (context, { memberId }) => {
    const { db, tenantId, clock, actor } = context
    if (actor.kind === 'member' && actor.memberId === memberId) throw notYourself()
    const member = await readPresentMember(context, memberId)
    await db
      .updateTable('member')
      .set({ status: 'disabled', updated_at: clock.now().toISOString() })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', memberId)
      .execute()
    await revokeTenantSessions(context, member.account_id)
    // Or they would let themselves in again.
    await revokeInvitationsOf(context, memberId)
    announcePermissionChange(context, memberId)
    context.emit(memberDisabled, { memberId, by: actorId(actor) })
    return { id: memberId, name: member.name }
  },
})
