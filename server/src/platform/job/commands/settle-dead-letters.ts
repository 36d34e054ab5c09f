import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { settleDeadLetters as settle } from '../dead-letters.ts'

/** What was tried too often is tried again from the beginning, or given up. */
export const settleDeadLetters = defineOperation({
  id: 'deadLetter.settle',
  kind: 'command',
  method: 'POST',
  path: '/api/dead-letters',
  summary: { zh: '重试或放弃未能送达的事件', en: 'Retry or give up events that could not be delivered' },
  access: { permission: 'tenant.manage' },
  input: z.object({ deadLetterIds: z.array(z.uuid()).min(1).max(200), verb: z.enum(['retry', 'discard']) }),
  output: z.object({ count: z.int() }),
  audit: ({ deadLetterIds, verb }) => ({ type: 'deadLetter', name: `${verb} ${deadLetterIds.length}` }),
  run: async (context, { deadLetterIds, verb }) => {
    const count = await settle(context, deadLetterIds, verb)
    if (count === 0) throw notFound({ zh: '未送达事件', en: 'undelivered event' })
    if (verb === 'retry') context.afterCommit(() => context.services.nudgeOutbox())
    return { count }
  },
})
