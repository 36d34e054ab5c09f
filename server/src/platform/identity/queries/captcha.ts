import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { challengeSchema, createCaptcha } from '../captcha.ts'

export const captcha = defineOperation({
  id: 'identity.captcha',
  kind: 'query',
  method: 'GET',
  path: '/api/captcha',
  summary: {
    zh: '人机验证的题目（ALTCHA v2）',
    en: 'A challenge (ALTCHA, version 2); its solution goes into the field `captcha`, once, within ten minutes',
  },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 120,
  input: z.object({}),
  output: challengeSchema,
  run: ({ services }) => createCaptcha(services),
})
