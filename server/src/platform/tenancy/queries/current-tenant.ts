import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { type Plan, plans } from '../plan.ts'

export const currentTenant = defineOperation({
  id: 'tenant.current',
  kind: 'query',
  method: 'GET',
  path: '/api/tenant',
  summary: { zh: '当前工作区', en: 'This workspace' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    plan: z.enum(plans),
    demo: z.boolean(),
    createdAt: z.iso.datetime(),
    memberCount: z.int(),
  }),
  run: async ({ transaction, tenantId }) => {
    const { rows } = await transaction.query<{
      id: string
      code: string
      name: string
      plan: Plan
      demo: boolean
      createdAt: string
      memberCount: number
    }>(
      `select t.id, t.code, t.name, t.plan, t.demo, t.created_at as "createdAt",
         (select count(*)::int from member where tenant_id = $1 and status = 'active') as "memberCount"
       from tenant t where t.id = $1`,
      [tenantId],
    )
    if (!rows[0]) throw notFound({ zh: '这个地址', en: 'address' })
    return rows[0]
  },
})
