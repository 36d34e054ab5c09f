import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

export const resolveMemberNames = defineOperation({
  id: 'member.resolveNames',
  kind: 'query',
  method: 'POST',
  path: '/api/members/names',
  summary: { zh: '成员姓名', en: 'Names of members, many at once' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ ids: z.array(z.uuid()).max(500) }),
  output: z.object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), status: z.enum(['active', 'disabled']) })),
  }),
  run: async ({ db, tenantId }, { ids }) => {
    if (ids.length === 0) return { items: [] }
    const items = await db
      .selectFrom('member')
      .select(['id', 'name', 'status'])
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', ids)
      .execute()
    return { items }
  },
})
