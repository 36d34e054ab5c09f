import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { readOpenInvitation } from '../read-open-invitation.ts'

export const revokeInvitation = defineOperation({
  id: 'invitation.revoke',
  kind: 'command',
  method: 'POST',
  path: '/api/invitations/:invitationId/revoke',
  summary: { zh: '撤销邀请', en: 'Revoke an invitation; its link stops working' },
  access: { permission: 'member.manage' },
  actsOnPeople: true,
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({ id: z.uuid(), email: z.string().nullable() }),
  audit: (_, { id, email }) => ({ type: 'invitation', id, ...(email ? { name: email } : {}) }),
  run: async (context, { invitationId }) => {
    const { transaction, tenantId, clock } = context
    const { email } = await readOpenInvitation(context, invitationId)
    await transaction.query('update invitation set revoked_at = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      invitationId,
      clock.now(),
    ])
    return { id: invitationId, email }
  },
})
