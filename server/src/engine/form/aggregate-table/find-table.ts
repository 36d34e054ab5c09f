import { notFound } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { requireApp } from '../../app/index.ts'
import type { AggregateDefinition } from './definition.ts'

/** One aggregate table, for who manages its app. @throws notFound; forbidden */
export async function findTable(context: OperationContext, aggregateId: string) {
  const { rows } = await context.transaction.query<{
    id: string
    appId: string
    name: string
    definition: AggregateDefinition
  }>(
    `select t.id, t.app_id as "appId", t.name, t.definition from aggregate_table t
     join app a on a.tenant_id = t.tenant_id and a.id = t.app_id and a.deleted_at is null
     where t.tenant_id = $1 and t.id = $2`,
    [context.tenantId, aggregateId],
  )
  const table = rows[0]
  if (!table) throw notFound({ zh: '聚合表', en: 'aggregate table' })
  await requireApp(context, table.appId, 'app.manage')
  return table
}
