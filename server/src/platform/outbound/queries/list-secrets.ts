import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

export const listSecrets = defineOperation({
  id: 'outbound.listSecrets',
  kind: 'query',
  method: 'GET',
  path: '/api/outbound/secrets',
  summary: {
    zh: '外部请求可用的密钥（只有名称）',
    en: 'Names of the secrets that calls to other systems may use; never what they hold',
  },
  access: { permission: 'outbound.manage' },
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ name: z.string(), updatedAt: z.iso.datetime(), updatedByName: z.string() })),
  }),
  run: async ({ transaction, tenantId }) => {
    const { rows: items } = await transaction.query<{
      name: string
      updatedAt: string
      updatedByName: string
    }>(
      `select name, updated_at as "updatedAt", updated_by_name as "updatedByName" from outbound_secret
       where tenant_id = $1 order by name limit 500`,
      [tenantId],
    )
    return { items }
  },
})
