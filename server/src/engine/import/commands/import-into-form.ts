import { fieldIdSchema } from '@sluice/contract'
import { z } from 'zod'
import { invalidInput } from '../../../kernel/index.ts'
import { readFile } from '../../../platform/file/index.ts'
import { startVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { fieldAccessOf, loadForm, requireFormPermission } from '../../form/index.ts'
import { badRowsSchema, mappingSchema } from '../filling/import-plan.ts'
import { mappingProblems } from '../filling/prepare-import.ts'
import { fillFormJob } from '../jobs/fill-form-job.ts'
import { columnNames } from '../reading/column-names.ts'
import { readingSchema } from '../reading/reading.ts'

/** Imports an uploaded file into an existing form (N2.7). */
export const importIntoForm = defineOperation({
  id: 'import.intoForm',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/import',
  summary: { zh: '把表格文件导入表单', en: 'Import a spreadsheet into a form' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    fileId: z.uuid(),
    ...readingSchema.shape,
    mapping: mappingSchema.min(1),
    /** Rows whose value in this field is that of a record change it; empty cells leave its values alone. */
    keyFieldId: fieldIdSchema.optional(),
    badRows: badRowsSchema.default('skip'),
  }),
  output: z.object({ jobId: z.uuid() }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  run: async (context, { formId, fileId, mapping, keyFieldId, badRows, ...reading }) => {
    const form = await loadForm(context, formId)
    await requireFormPermission(context, form, 'record.import')
    if (keyFieldId) await requireFormPermission(context, form, 'record.update')
    const file = await readFile(context, fileId)
    const readable = fieldAccessOf(await context.policy(), form, 'record.read')
    const wrong = mappingProblems(form, readable, { mapping, keyFieldId }, Number.POSITIVE_INFINITY)
    if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
    const jobId = await startVisibleJob(context, fillFormJob, {
      title: `${file.name} → ${form.name}`,
      input: {
        formId,
        fileId,
        reading: { ...reading, names: columnNames(form, readable) },
        mapping,
        keyFieldId,
        badRows,
        locale: context.locale,
      },
    })
    return { jobId }
  },
})
