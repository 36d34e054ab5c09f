import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { requireLink } from '../account-token.ts'

/** POST, so that the token stands in no address and no log of addresses; the answer says nothing of the account. */
export const checkResetLink = defineOperation({
  id: 'identity.checkResetLink',
  kind: 'query',
  method: 'POST',
  path: '/api/password-reset/check',
  summary: {
    zh: '检查重置密码的链接是否可用',
    en: 'Whether a link to set a new password still works',
  },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({ token: z.string().min(1).max(100) }),
  output: z.object({
    usable: z.literal(true),
    /** The account is new: its first password is set. */
    first: z.boolean(),
  }),
  secretFields: ['token'],
  run: async (context, { token }) => {
    const { purpose } = await requireLink(context, token, ['resetPassword', 'activate'])
    return { usable: true as const, first: purpose === 'activate' }
  },
})
