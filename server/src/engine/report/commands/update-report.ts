import { reportDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { checkDefinition } from '../check-definition.ts'
import { findReport } from '../find-report.ts'
import { requireInApp } from '../permission.ts'
import { reportPlaces } from '../place-words.ts'
import { nameSchema } from '../report-row.ts'

export const updateReport = defineOperation({
  id: 'report.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/reports/:reportId',
  summary: { zh: '修改报表', en: 'Change a report' },
  access: 'member',
  places: reportPlaces,
  input: z.object({
    reportId: z.uuid(),
    name: nameSchema.optional(),
    definition: reportDefinitionSchema.optional(),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ reportId, name }) => ({ type: 'report', id: reportId, ...(name ? { name } : {}) }),
  run: async (context, { reportId, name, definition }) => {
    const report = await findReport(context, reportId)
    await requireInApp(context, report.app_id, 'app.manage')
    if (definition) await checkDefinition(context, report.app_id, definition)
    await context.db
      .updateTable('report')
      .set({
        updated_at: context.clock.now().toISOString(),
        ...(name ? { name } : {}),
        ...(definition ? { definition: JSON.stringify(definition) } : {}),
      })
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', reportId)
      .execute()
    return { id: reportId }
  },
})
