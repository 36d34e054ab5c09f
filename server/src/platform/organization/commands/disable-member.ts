import { z } from 'zod'
import { revokeTenantSessions } from '../../identity/index.ts'
import { actorId, defineOperation } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { alreadyDisabled, memberLeft, notYourself } from '../errors.ts'
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
  action: {
    on: 'member',
    record: 'memberId',
    name: { zh: '停用', en: 'Disable' },
    icon: 'stop',
    danger: true,
    confirm: {
      zh: '停用后，这位成员会立即退出登录，不能再处理待办；数据和历史记录保留，随时可以恢复。',
      en: 'They are signed out at once and cannot act on tasks any more; their data and history stay, and they can be enabled again at any time.',
    },
    when: {
      filter: { field: 'status', op: 'eq', value: 'active' },
      refusal: ({ name, left }) => (left ? memberLeft : alreadyDisabled)({ name: String(name) }),
    },
  },
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
