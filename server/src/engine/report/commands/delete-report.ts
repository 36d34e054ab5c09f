import { z } from 'zod'
import { defineError } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { findReport } from '../find-report.ts'
import { requireInApp } from '../permission.ts'

const onDashboard = defineError('report.on_dashboard', 409, {
  zh: '仪表盘“{dashboard}”正在使用这个报表，请先把它移除。',
  en: 'The dashboard "{dashboard}" shows this report; take it off there first.',
})

export const deleteReport = defineOperation({
  id: 'report.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/reports/:reportId',
  summary: { zh: '删除报表', en: 'Delete a report that no dashboard shows' },
  access: 'member',
  input: z.object({ reportId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: ({ reportId }) => ({ type: 'report', id: reportId }),
  run: async (context, { reportId }) => {
    const report = await findReport(context, reportId)
    await requireInApp(context, report.app_id, 'app.manage')
    const { rows } = await context.transaction.query<{ name: string }>(
      `select name from dashboard where tenant_id = $1 and app_id = $2 and items @> $3::jsonb limit 1`,
      [context.tenantId, report.app_id, JSON.stringify([{ reportId }])],
    )
    if (rows[0]) throw onDashboard({ dashboard: rows[0].name })
    await context.db
      .deleteFrom('report')
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', reportId)
      .execute()
    return { id: reportId }
  },
})
