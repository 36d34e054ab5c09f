import { z } from 'zod'
import {
  activationLifetime,
  findRegistration,
  lockRegistrations,
  mailTurns,
  renewRegistration,
  requireTurns,
} from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { mailActivation } from '../mail-activation.ts'
import { registrationKey, registrationKeySchema } from '../registration-key.ts'

const oneMinute = 60_000

export const resendActivation = defineOperation({
  id: 'identity.resendActivation',
  kind: 'command',
  method: 'POST',
  path: '/api/register/resend',
  summary: { zh: '重新发送激活邮件', en: 'Mail a new link and code; those before stop working' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 20,
  input: z.object(registrationKeySchema),
  output: z.object({ email: z.string(), expiresAt: z.iso.datetime() }),
  secretFields: ['registration', 'token'],
  secretOutput: 'acts again',
  audit: false,
  run: async (context, input) => {
    const { transaction, clock } = context
    const now = clock.now()
    const key = registrationKey(input)
    const { id, email } = await findRegistration(transaction, key)
    const once = { key: `resend ${id}`, limit: 1, window: oneMinute }
    await requireTurns(transaction, [once, ...mailTurns(email)], now)
    await lockRegistrations(transaction, email)
    const registration = await findRegistration(transaction, key)
    const secrets = await renewRegistration(transaction, id, now)
    await mailActivation(context, registration, secrets)
    return { email, expiresAt: new Date(now.getTime() + activationLifetime).toISOString() }
  },
})
