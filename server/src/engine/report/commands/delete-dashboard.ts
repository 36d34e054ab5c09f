import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { findDashboard } from '../find-dashboard.ts'
import { requireInApp } from '../permission.ts'

export const deleteDashboard = defineOperation({
  id: 'dashboard.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/dashboards/:dashboardId',
  summary: { zh: '删除仪表盘', en: 'Delete a dashboard; its reports stay' },
  access: 'member',
  input: z.object({ dashboardId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: ({ dashboardId }) => ({ type: 'dashboard', id: dashboardId }),
  run: async (context, { dashboardId }) => {
    const dashboard = await findDashboard(context, dashboardId)
    await requireInApp(context, dashboard.app_id, 'app.manage')
    await context.db
      .deleteFrom('dashboard')
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', dashboardId)
      .execute()
    return { id: dashboardId }
  },
})
