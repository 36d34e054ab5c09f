import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireApp } from '../../app/index.ts'
import { aggregateViewSchema } from '../aggregate-table/definition.ts'

export const listAggregateTables = defineOperation({
  id: 'aggregate.list',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId/aggregates',
  summary: { zh: '应用的聚合表', en: 'Aggregate tables of an app' },
  access: { permission: 'app.manage', on: ({ appId }) => ({ type: `app:${appId}` }) },
  input: z.object({ appId: z.uuid() }),
  output: z.object({ items: z.array(aggregateViewSchema) }),
  run: async (context, { appId }) => {
    await requireApp(context, appId, 'app.manage')
    const { transaction, tenantId } = context
    const { rows } = await transaction.query<z.output<typeof aggregateViewSchema>>(
      `select t.id, t.app_id as "appId", t.name, t.definition from aggregate_table t
       where t.tenant_id = $1 and t.app_id = $2 order by t.created_at, t.id limit 500`,
      [tenantId, appId],
    )
    return { items: rows }
  },
})
