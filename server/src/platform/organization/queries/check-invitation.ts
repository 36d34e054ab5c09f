import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { withInvitation } from '../with-invitation.ts'

/** POST, so that the token stands in no address and no log of addresses. */
export const checkInvitation = defineOperation({
  id: 'invitation.check',
  kind: 'query',
  method: 'POST',
  path: '/api/invite/check',
  summary: { zh: '查看邀请链接', en: 'What a link invites to, if it still works' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({ token: z.string().min(1).max(100) }),
  output: z.object({
    tenantName: z.string(),
    inviterName: z.string().nullable(),
    /** The address of the new account; null: its owner chooses. */
    email: z.string().nullable(),
    expiresAt: z.iso.datetime(),
  }),
  secretFields: ['token'],
  run: (context, { token }) =>
    withInvitation(context, token, 'look', async ({ tenantName, inviterName, email, expiresAt }) => ({
      tenantName,
      inviterName,
      email,
      expiresAt,
    })),
})
