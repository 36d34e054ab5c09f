import { z } from 'zod'
import { notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { dashboardFiltersSchema, dashboardItemSchema } from './report-row.ts'
import type { DashboardTable } from './tables.ts'

/** Reads one dashboard. @throws notFound when it is not the tenant's */
export async function findDashboard(context: OperationContext, dashboardId: string): Promise<DashboardTable> {
  const row = await context.db
    .selectFrom('dashboard')
    .selectAll()
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', dashboardId)
    .executeTakeFirst()
  if (!row) throw notFound({ zh: '仪表盘', en: 'dashboard' })
  return row
}

/** A stored dashboard as the wire shows it. */
export function toDashboardView(row: DashboardTable) {
  const items = z.array(dashboardItemSchema).parse(row.items)
  const filters = dashboardFiltersSchema.parse(row.filters)
  return { id: row.id, appId: row.app_id, name: row.name, items, filters, updatedAt: row.updated_at }
}

/** Refuses items whose report is not of this app. @throws notFound */
export async function checkItems(
  context: OperationContext,
  appId: string,
  items: z.infer<typeof dashboardItemSchema>[],
): Promise<void> {
  const reportIds = [...new Set(items.map(({ reportId }) => reportId))]
  if (reportIds.length === 0) return
  const found = await context.db
    .selectFrom('report')
    .select('id')
    .where('tenant_id', '=', context.tenantId)
    .where('app_id', '=', appId)
    .where('id', 'in', reportIds)
    .execute()
  if (found.length < reportIds.length) throw notFound({ zh: '报表', en: 'report' })
}
