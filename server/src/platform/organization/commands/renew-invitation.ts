import { z } from 'zod'
import { hashToken } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { newInvitationToken } from '../invitation-token.ts'
import { readOpenInvitation } from '../read-open-invitation.ts'
import { invitationLifetime, sendInvitation, shownLink } from '../send-invitation.ts'

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
  transaction: 'identity',
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    email: z.string().nullable(),
    /** As `invitation.create` tells it. */
    link: z.string().nullable(),
    expiresAt: z.iso.datetime(),
  }),
  secretOutput: 'acts again',
  audit: (_, { id, email }) => ({ type: 'invitation', id, ...(email ? { name: email } : {}) }),
  run: async (context, { invitationId }) => {
    const { transaction, tenantId, clock, actor } = context
    const { email } = await readOpenInvitation(context, invitationId)
    const [token, mailToken] = [newInvitationToken(tenantId), newInvitationToken(tenantId)]
    const expiresAt = new Date(clock.now().getTime() + invitationLifetime).toISOString()
    await transaction.query(
      `update invitation set token_hash = $3, mail_token_hash = $4, expires_at = $5, created_by = $6
       where tenant_id = $1 and id = $2`,
      [
        tenantId,
        invitationId,
        hashToken(token),
        email ? hashToken(mailToken) : null,
        expiresAt,
        actor.kind === 'member' ? actor.memberId : null,
      ],
    )
    if (email) await sendInvitation(context, email, mailToken)
    return { id: invitationId, email, link: await shownLink(context, email, token), expiresAt }
  },
})
