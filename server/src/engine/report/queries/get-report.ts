import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { findReport, toReportView } from '../find-report.ts'
import { requireInApp } from '../permission.ts'
import { reportViewSchema } from '../report-row.ts'

export const getReport = defineOperation({
  id: 'report.get',
  kind: 'query',
  method: 'GET',
  path: '/api/reports/:reportId',
  summary: { zh: '报表', en: 'One report' },
  access: 'member',
  input: z.object({ reportId: z.uuid() }),
  output: reportViewSchema,
  run: async (context, { reportId }) => {
    const report = await findReport(context, reportId)
    await requireInApp(context, report.app_id, 'report.read')
    return toReportView(report)
  },
})
