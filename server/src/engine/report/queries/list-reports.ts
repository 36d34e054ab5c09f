import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { toReportView } from '../find-report.ts'
import { requireInApp } from '../permission.ts'
import { reportViewSchema } from '../report-row.ts'

export const listReports = defineOperation({
  id: 'report.list',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId/reports',
  summary: { zh: '应用的报表', en: 'Reports of an app' },
  access: 'member',
  input: z.object({ appId: z.uuid() }),
  output: z.object({ items: z.array(reportViewSchema) }),
  run: async (context, { appId }) => {
    await requireInApp(context, appId, 'report.read')
    const rows = await context.db
      .selectFrom('report')
      .selectAll()
      .where('tenant_id', '=', context.tenantId)
      .where('app_id', '=', appId)
      .orderBy('id')
      .limit(500)
      .execute()
    return { items: rows.map(toReportView) }
  },
})
