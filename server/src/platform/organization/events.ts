import { z } from 'zod'
import { defineEvent } from '../operation/index.ts'

export const memberLeft = defineEvent(
  'member.left',
  { zh: '成员离开了工作区', en: 'A member left the workspace' },
  z.object({ memberId: z.uuid(), name: z.string() }),
  { lane: 'memberId' },
)
