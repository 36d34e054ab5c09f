import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { toDashboardView } from '../find-dashboard.ts'
import { requireInApp } from '../permission.ts'
import { dashboardViewSchema } from '../report-row.ts'

export const listDashboards = defineOperation({
  id: 'dashboard.list',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId/dashboards',
  summary: { zh: '应用的仪表盘', en: 'Dashboards of an app' },
  access: 'member',
  input: z.object({ appId: z.uuid() }),
  output: z.object({ items: z.array(dashboardViewSchema) }),
  run: async (context, { appId }) => {
    await requireInApp(context, appId, 'report.read')
    const rows = await context.db
      .selectFrom('dashboard')
      .selectAll()
      .where('tenant_id', '=', context.tenantId)
      .where('app_id', '=', appId)
      .orderBy('id')
      .limit(200)
      .execute()
    return { items: rows.map(toDashboardView) }
  },
})
