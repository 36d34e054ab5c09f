import { z } from 'zod'
import { defineEvent } from '../operation/index.ts'

const lane = { lane: 'memberId' } as const

export const memberLeft = defineEvent(
  'member.left',
  { zh: '成员离开了工作区', en: 'A member left the workspace' },
  z.object({ memberId: z.uuid(), name: z.string() }),
  lane,
)

export const memberDisabled = defineEvent(
  'member.disabled',
  { zh: '成员已停用', en: 'A member was disabled' },
  z.object({
    memberId: z.uuid(),
    by: z.uuid().nullable().describe('The member who did it; null for the system'),
  }),
  lane,
)
