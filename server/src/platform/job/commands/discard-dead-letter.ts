import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { discardDeadLetter as discard } from '../dead-letters.ts'

export const discardDeadLetter = defineOperation({
  id: 'deadLetter.discard',
  kind: 'command',
  method: 'POST',
  path: '/api/dead-letters/:deadLetterId/discard',
  summary: { zh: '放弃未送达的事件', en: 'Give an undelivered event up' },
  access: { permission: 'tenant.manage' },
  input: z.object({ deadLetterId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: ({ deadLetterId }) => ({ type: 'deadLetter', id: deadLetterId }),
  action: {
    on: 'undelivered',
    record: 'deadLetterId',
    name: { zh: '放弃', en: 'Give up' },
    icon: 'delete',
    danger: true,
    confirm: {
      zh: '后续处理不会再进行，无法恢复。',
      en: 'What follows from it will not be done any more. This cannot be undone.',
    },
  },
  run: async (context, { deadLetterId }) => {
    await discard(context, deadLetterId)
    return { id: deadLetterId }
  },
})
