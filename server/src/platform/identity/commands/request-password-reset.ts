import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { captchaSchema, requireCaptcha } from '../captcha.ts'
import { emailSchema } from '../login-schema.ts'
import { sendResetLink } from '../send-reset-link.ts'

export const requestPasswordReset = defineOperation({
  id: 'identity.requestPasswordReset',
  kind: 'command',
  method: 'POST',
  path: '/api/password-reset/request',
  summary: { zh: '忘记密码：发送重置链接', en: 'Forgot the password: mail a link' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 20,
  input: z.object({ email: emailSchema, captcha: captchaSchema }),
  output: z.object({ accepted: z.literal(true) }),
  secretFields: ['captcha'],
  audit: false,
  run: async (context, { email, captcha }) => {
    const { services, origin, afterCommit } = context
    await requireCaptcha(context, captcha)
    // After the answer: neither its words nor its time tell whether the address is known (P1.7).
    afterCommit(() => {
      sendResetLink(services, origin, email).catch((error) =>
        services.log.error(error, 'password reset mail'),
      )
    })
    return { accepted: true as const }
  },
})
