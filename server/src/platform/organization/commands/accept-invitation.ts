import { z } from 'zod'
import { invalidInput, nameText } from '../../../kernel/index.ts'
import {
  captchaSchema,
  createAccount,
  emailSchema,
  hashPassword,
  requireCaptcha,
  requirePasswordPolicy,
  requireRegistration,
  startSession,
  takenLogins,
  usernameSchema,
} from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { otherAddress } from '../errors.ts'
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
    name: nameText(60),
    username: usernameSchema,
    password: z.string().min(1).max(128),
    /** Only where the invitation names no address: that one counts. It waits for its proof (`identity.requestEmail`). */
    email: emailSchema.optional(),
    captcha: captchaSchema,
  }),
  output: z.object({ accountId: z.uuid(), tenantId: z.uuid(), memberId: z.uuid() }),
  secretFields: ['token', 'password', 'captcha'],
  audit: false,
  prepare: async (step, { password, captcha }) => {
    await step((context) => requireCaptcha(context, captcha), { commits: true })
    return hashPassword(password)
  },
  run: (context, { token, name, username, password, email: typed }, passwordHash) =>
    withInvitation(context, token, 'use', async (invitation) => {
      const { transaction, clock, locale, origin } = context
      await requireRegistration(context, 'invited')
      const { tenantId, tenantName, proven, demo } = invitation
      const named = invitation.email
      if (named && !proven && !demo) throw otherAddress({ email: named })
      const email = named ?? typed
      await requirePasswordPolicy(context.services, password, {
        email,
        username,
        name,
        workspaces: [tenantName],
        tenantIds: [tenantId],
      })
      const taken = await takenLogins(transaction, { email, username })
      if (taken.length > 0) throw invalidInput({ count: taken.length }, taken)
      const account = { name, email, username, passwordHash, locale, emailProven: proven, ip: origin.ip }
      const accountId = await createAccount(transaction, account, clock.now())
      const joining = { accountId, name, email: proven ? email : undefined, username }
      const memberId = await joinByInvitation(context, invitation, joining)
      await startSession(context, { accountId, tenantId, memberId, remembered: false })
      return { accountId, tenantId, memberId }
    }),
})
