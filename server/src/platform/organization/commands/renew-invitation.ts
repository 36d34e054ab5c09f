import { z } from 'zod'
import { hashToken } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { newInvitationToken } from '../invitation-token.ts'
import { readOpenInvitation } from '../read-open-invitation.ts'
import { invitationLifetime, invitationPath, sendInvitation } from '../send-invitation.ts'

export const renewInvitation = defineOperation({
  id: 'invitation.renew',
  kind: 'command',
  method: 'POST',
  path: '/api/invitations/:invitationId/renew',
  summary: {
    zh: '更新邀请链接：旧链接失效，重新计算 7 天',
    en: 'Give an invitation a new link for another seven days; the one before stops working',
  },
  access: { permission: 'member.manage' },
  // Who renews it has the link: they could join by it themselves.
  actsOnPeople: ({ invitationId }) => ({ invitationId }),
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    email: z.string().nullable(),
    /** Path and query of the page that accepts it. Told this once: only a hash of it is kept. */
    link: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  secretOutput: 'acts again',
  audit: (_, { id, email }) => ({ type: 'invitation', id, ...(email ? { name: email } : {}) }),
  run: async (context, { invitationId }) => {
    const { transaction, tenantId, clock, actor } = context
    const { email } = await readOpenInvitation(context, invitationId)
    const token = newInvitationToken(tenantId)
    const expiresAt = new Date(clock.now().getTime() + invitationLifetime).toISOString()
    await transaction.query(
      'update invitation set token_hash = $3, expires_at = $4, created_by = $5 where tenant_id = $1 and id = $2',
      [tenantId, invitationId, hashToken(token), expiresAt, actor.kind === 'member' ? actor.memberId : null],
    )
    if (email) await sendInvitation(context, email, token)
    return { id: invitationId, email, link: invitationPath(token), expiresAt }
  },
})
