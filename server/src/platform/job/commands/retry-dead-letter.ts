import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { retryDeadLetter as retry } from '../dead-letters.ts'

export const retryDeadLetter = defineOperation({
  id: 'deadLetter.retry',
  kind: 'command',
  method: 'POST',
  path: '/api/dead-letters/:deadLetterId/retry',
  summary: { zh: '重试未送达的事件', en: 'Try an undelivered event again, from the beginning' },
  access: { permission: 'tenant.manage' },
  input: z.object({ deadLetterId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: ({ deadLetterId }) => ({ type: 'deadLetter', id: deadLetterId }),
  action: {
    on: 'undelivered',
    record: 'deadLetterId',
    name: { zh: '重试', en: 'Try again' },
    icon: 'send',
  },
  run: async (context, { deadLetterId }) => {
    await retry(context, deadLetterId)
    context.afterCommit(() => context.services.nudgeOutbox())
    return { id: deadLetterId }
  },
})
