import { z } from 'zod'
import { announceSessionChange } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { announcePermissionChange } from '../../permission/index.ts'
import { alreadyActive, memberLeft } from '../errors.ts'
import { readPresentMember } from '../read-member.ts'

export const enableMember = defineOperation({
  id: 'member.enable',
  kind: 'command',
  method: 'POST',
  path: '/api/members/:memberId/enable',
  summary: { zh: '启用成员', en: 'Let a disabled member in again' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({ memberId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'member', id, name }),
  action: {
    on: 'member',
    record: 'memberId',
    name: { zh: '恢复', en: 'Enable' },
    icon: 'check',
    when: {
      filter: {
        all: [
          { field: 'status', op: 'eq', value: 'disabled' },
          { field: 'left', op: 'isEmpty' },
        ],
      },
      refusal: ({ name, left }) => (left ? memberLeft : alreadyActive)({ name: String(name) }),
    },
  },
  run: async (context, { memberId }) => {
    const { db, tenantId, clock } = context
    const member = await readPresentMember(context, memberId)
    await db
      .updateTable('member')
      .set({ status: 'active', updated_at: clock.now().toISOString() })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', memberId)
      .execute()
    announcePermissionChange(context, memberId)
    announceSessionChange(context, member.account_id)
    return { id: memberId, name: member.name }
  },
})
