import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { deadLetterSchema, readDeadLetters } from '../dead-letters.ts'

export const listDeadLetters = defineOperation({
  id: 'deadLetter.list',
  kind: 'query',
  method: 'GET',
  path: '/api/dead-letters',
  summary: { zh: '未能送达的事件', en: 'Events that could not be delivered, newest first' },
  access: { permission: 'audit.read' },
  input: z.object({
    ...pageInputSchema,
    cursor: z.string().max(20).regex(/^\d+$/).optional(),
  }),
  output: pageOf(deadLetterSchema),
  run: async (context, { cursor, limit }) => {
    const before = cursor === undefined ? undefined : Number(cursor)
    const { letters, next } = await readDeadLetters(context, { before, limit })
    return { items: letters, nextCursor: next === undefined ? null : String(next) }
  },
})
