import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { usableFilters } from '../dashboard-filters.ts'
import { findDashboard, toDashboardView } from '../find-dashboard.ts'
import { toReportView } from '../find-report.ts'
import { requireInApp } from '../permission.ts'
import { dashboardViewSchema, reportViewSchema } from '../report-row.ts'

export const getDashboard = defineOperation({
  id: 'dashboard.get',
  kind: 'query',
  method: 'GET',
  path: '/api/dashboards/:dashboardId',
  summary: { zh: '仪表盘', en: 'One dashboard with the reports on it and the filters the viewer may set' },
  access: 'member',
  input: z.object({ dashboardId: z.uuid() }),
  output: dashboardViewSchema.extend({ reports: z.array(reportViewSchema), canManage: z.boolean() }),
  run: async (context, { dashboardId }) => {
    const row = await findDashboard(context, dashboardId)
    await requireInApp(context, row.app_id, 'report.read')
    const dashboard = toDashboardView(row)
    const reports = await context.db
      .selectFrom('report')
      .selectAll()
      .where('tenant_id', '=', context.tenantId)
      .where('app_id', '=', row.app_id)
      .execute()
    const shown = new Set(dashboard.items.map(({ reportId }) => reportId))
    const policy = await context.policy()
    const canManage = policy.decide('app.manage', { type: `app:${row.app_id}` }).allowed
    return {
      ...dashboard,
      filters: await usableFilters(context, dashboard.filters),
      reports: reports.filter(({ id }) => shown.has(id)).map(toReportView),
      canManage,
    }
  },
})
