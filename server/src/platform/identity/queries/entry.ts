import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { demoDoorFor } from '../demo.ts'
import { registrationDoor } from '../registration-door.ts'

export const entry = defineOperation({
  id: 'identity.entry',
  kind: 'query',
  method: 'GET',
  path: '/api/entry',
  summary: { zh: '进入方式', en: 'Which ways in are open: registration, the demo, mail' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 300,
  input: z.object({}),
  output: z.object({
    registration: z.enum(['open', 'invited', 'off']),
    /** `open`: anybody may enter the demo company, from anywhere. */
    demo: z.enum(['off', 'local', 'open']),
    /** Mail leaves this machine; otherwise its operator passes links and codes on. */
    mail: z.boolean(),
  }),
  run: async (context) => {
    return {
      registration: await registrationDoor(context),
      demo: demoDoorFor(context),
      mail: await context.services.mail.isSet(),
    }
  },
})
