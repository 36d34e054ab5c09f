import { z } from 'zod'
import { readFile } from '../../../platform/file/index.ts'
import { startVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { createApp } from '../../app/index.ts'
import { createForm, tenantTimeZone } from '../../form/index.ts'
import { badRowsSchema, type ImportPlan } from '../filling/import-plan.ts'
import { fillFormJob } from '../jobs/fill-form-job.ts'
import { chosenColumnSchema, makeDefinition } from '../make-definition.ts'
import { openTable, readingSchema } from '../reading/open-table.ts'
import { analyzeTable } from '../table/analyze-table.ts'

/** Makes an app with one form from an uploaded file, publishes it and starts to fill it: all or nothing (N1.1). */
export const createAppFromFile = defineOperation({
  id: 'import.createApp',
  kind: 'command',
  method: 'POST',
  path: '/api/import/app',
  summary: { zh: '从表格文件新建应用', en: 'Make an app from a spreadsheet' },
  access: { permission: 'app.manage' },
  transaction: 'schema',
  input: z.object({
    fileId: z.uuid(),
    appName: z.string().trim().min(1).max(100),
    formName: z.string().trim().min(1).max(100),
    icon: z.string().max(100).optional(),
    color: z.string().max(30).optional(),
    groupName: z.string().trim().max(60).optional(),
    ...readingSchema.shape,
    columns: z.array(chosenColumnSchema).min(1).max(300),
    titleFieldId: z.string().optional(),
    badRows: badRowsSchema.default('skip'),
  }),
  output: z.object({ appId: z.uuid(), formId: z.uuid(), jobId: z.uuid() }),
  audit: ({ appName }, { appId }) => ({ type: 'app', id: appId, name: appName }),
  run: async (context, input) => {
    const { appName, formName, icon, color, groupName, badRows, titleFieldId } = input
    const { sheet, encoding, delimiter, hasHeader } = input
    const reading: ImportPlan['reading'] = { sheet, encoding, delimiter, hasHeader }
    const file = await readFile(context, input.fileId)
    const columns = input.columns.filter(({ include }) => include)
    const table = await openTable(context.services, file, reading)
    const analysis = await analyzeTable(table.source, {
      timeZone: tenantTimeZone,
      ...(hasHeader === undefined ? {} : { hasHeader }),
    })
    const definition = makeDefinition(columns, analysis.columns, titleFieldId)
    const appId = await createApp(context, { name: appName, icon, color, groupName })
    const formId = await createForm(context, { appId, name: formName, icon, definition })
    const mapping = columns.map(({ index, fieldId, dateOrder, numberStyle }) => ({
      index,
      fieldId,
      dateOrder,
      numberStyle,
    }))
    const jobId = await startVisibleJob(context, fillFormJob, {
      title: `${file.name} → ${appName}`,
      input: { formId, fileId: file.id, reading, mapping, badRows, locale: context.locale },
    })
    return { appId, formId, jobId }
  },
})
