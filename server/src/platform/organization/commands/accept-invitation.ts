import { z } from 'zod'
import {
  createAccount,
  emailSchema,
  requirePasswordPolicy,
  requireRegistration,
  startSession,
  usernameSchema,
} from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { joinByInvitation } from '../join-by-invitation.ts'
import { withInvitation } from '../with-invitation.ts'

export const acceptInvitation = defineOperation({
  id: 'invitation.accept',
  kind: 'command',
  method: 'POST',
  path: '/api/invite/accept',
  summary: { zh: '接受邀请并新建账号', en: 'Accept an invitation with a new account, and sign in' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({
    token: z.string().min(1).max(100),
    name: z.string().trim().min(1).max(60),
    username: usernameSchema,
    password: z.string().min(1).max(128),
    /** Only where the invitation names no address: that one counts. */
    email: emailSchema.optional(),
  }),
  output: z.object({ accountId: z.uuid(), tenantId: z.uuid(), memberId: z.uuid() }),
  secretFields: ['token', 'password'],
  audit: false,
  run: (context, { token, name, username, password, email: typed }) =>
    withInvitation(context, token, 'use', async (invitation) => {
      const { transaction, clock, locale } = context
      const email = invitation.email ?? typed
      await requireRegistration(context, 'invited')
      await requirePasswordPolicy(password, { email, username, name, workspaces: [invitation.tenantName] })
      const account = { name, email, username, password, locale }
      const accountId = await createAccount(transaction, account, clock.now())
      const memberId = await joinByInvitation(context, invitation, { accountId, name, email, username })
      const { tenantId } = invitation
      await startSession(context, { accountId, tenantId, memberId, remembered: false })
      return { accountId, tenantId, memberId }
    }),
})
