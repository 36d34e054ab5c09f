import { z } from 'zod'
import { startVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm, recordSource, sortKey } from '../../form/index.ts'
import { exportPlanSchema } from '../exporting/export-plan.ts'
import { exportRecordsJob } from '../jobs/export-records-job.ts'

/** Starts an export of the records a person may export; a wrong filter or sort is refused at once (N2.7). */
export const startExport = defineOperation({
  id: 'export.start',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/export',
  summary: { zh: '导出表单数据为 CSV 或 Excel', en: 'Export records of a form as CSV or Excel' },
  access: 'member',
  input: exportPlanSchema.omit({ locale: true }),
  output: z.object({ jobId: z.uuid() }),
  audit: ({ formId, format }) => ({ type: 'form', id: formId, name: format }),
  run: async (context, input) => {
    const form = await loadForm(context, input.formId)
    const { filter, search, sort } = input
    const source = await recordSource(context, form, { permission: 'record.export', filter, search })
    sortKey(form, sort, source.operand, source.collation)
    const jobId = await startVisibleJob(context, exportRecordsJob, {
      title: `${form.name}.${input.format}`,
      input: { ...input, locale: context.locale },
    })
    return { jobId }
  },
})
