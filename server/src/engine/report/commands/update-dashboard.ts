import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { checkFilters } from '../dashboard-filters.ts'
import { checkItems, findDashboard } from '../find-dashboard.ts'
import { requireInApp } from '../permission.ts'
import { reportPlaces } from '../place-words.ts'
import { dashboardFiltersSchema, dashboardItemSchema, nameSchema } from '../report-row.ts'

export const updateDashboard = defineOperation({
  id: 'dashboard.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/dashboards/:dashboardId',
  summary: { zh: '修改仪表盘', en: 'Rename a dashboard, arrange what is on it, choose its filters' },
  access: 'member',
  places: reportPlaces,
  input: z.object({
    dashboardId: z.uuid(),
    name: nameSchema.optional(),
    items: z.array(dashboardItemSchema).max(60).optional(),
    filters: dashboardFiltersSchema.optional(),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ dashboardId, name }) => ({ type: 'dashboard', id: dashboardId, ...(name ? { name } : {}) }),
  run: async (context, { dashboardId, name, items, filters }) => {
    const dashboard = await findDashboard(context, dashboardId)
    await requireInApp(context, dashboard.app_id, 'app.manage')
    if (items) await checkItems(context, dashboard.app_id, items)
    if (filters) await checkFilters(context, dashboard.app_id, filters)
    await context.db
      .updateTable('dashboard')
      .set({
        updated_at: context.clock.now().toISOString(),
        ...(name ? { name } : {}),
        ...(items ? { items: JSON.stringify(items) } : {}),
        ...(filters ? { filters: JSON.stringify(filters) } : {}),
      })
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', dashboardId)
      .execute()
    return { id: dashboardId }
  },
})
