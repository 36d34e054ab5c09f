import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { demoPeople } from '../demo.ts'

export const listDemoPeople = defineOperation({
  id: 'identity.demoPeople',
  kind: 'query',
  method: 'GET',
  path: '/api/demo/people',
  summary: { zh: '演示人员', en: 'People a visitor may be; none where no demo is installed' },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 300,
  input: z.object({}),
  output: z.object({
    people: z.array(z.object({ memberId: z.uuid(), name: z.string(), role: z.string(), hint: z.string() })),
  }),
  run: async (context) => {
    const people = await demoPeople(context)
    const { locale } = context
    return {
      people: people.map(({ memberId, name, role, hint }) => ({
        memberId,
        name,
        role: role[locale],
        hint: hint[locale],
      })),
    }
  },
})
