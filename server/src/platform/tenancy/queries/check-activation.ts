import { z } from 'zod'
import { findRegistration, isClaimOf, requireFresh } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'

/** POST, so that the token stands in no address and no log of addresses. */
export const checkActivation = defineOperation({
  id: 'identity.checkActivation',
  kind: 'query',
  method: 'POST',
  path: '/api/register/check',
  summary: { zh: '检查激活链接是否可用', en: 'Whether the link of an activation mail still works' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({ token: z.string().min(1).max(100), registration: z.string().max(100).optional() }),
  output: z.object({
    email: z.string(),
    tenantName: z.string(),
    /** Opened elsewhere than where it was asked for: the password chosen there is asked. */
    needsPassword: z.boolean(),
  }),
  secretFields: ['token', 'registration'],
  run: async ({ transaction, clock }, { token, registration: claim }) => {
    const registration = await findRegistration(transaction, { link: token })
    requireFresh(registration, clock.now())
    const { email, tenantName } = registration
    return { email, tenantName, needsPassword: !claim || !isClaimOf(registration, claim) }
  },
})
