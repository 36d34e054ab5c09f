import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { termsIn } from '../settings.ts'

export const terms = defineOperation({
  id: 'identity.terms',
  kind: 'query',
  method: 'GET',
  path: '/api/terms',
  summary: { zh: '用户协议', en: 'The terms that whoever registers accepts, point by point' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 300,
  input: z.object({}),
  output: z.object({ points: z.array(z.string()) }),
  run: async ({ services, locale }) => {
    const text = await services.settings.read(termsIn[locale])
    return {
      points: text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    }
  },
})
