import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireApp } from '../../app/index.ts'
import { fillNewForm, newFormInput, readNewForm } from '../fill-new-form.ts'

/** Adds a form made from an uploaded file to an app, publishes it and starts to fill it: all or nothing (N1.1). */
export const createFormFromFile = defineOperation({
  id: 'import.createForm',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/forms/import',
  summary: { zh: '从表格文件新建表单', en: 'Make a form from a spreadsheet' },
  access: 'member',
  transaction: 'schema',
  input: z.object({ appId: z.uuid(), ...newFormInput }),
  output: z.object({ formId: z.uuid(), jobId: z.uuid() }),
  audit: ({ formName }, { formId }) => ({ type: 'form', id: formId, name: formName }),
  prepare: readNewForm,
  run: async (context, { appId, ...form }, file) => {
    await requireApp(context, appId, 'app.manage')
    return fillNewForm(context, { appId }, form, file)
  },
})
