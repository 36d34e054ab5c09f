import { recordValuesSchema, recordViewSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import { createRecord as create } from '../record/create-record.ts'

export const createRecord = defineOperation({
  id: 'record.create',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/records',
  summary: { zh: '新建数据', en: 'Add a record' },
  access: 'member',
  input: z.object({ formId: z.uuid(), values: recordValuesSchema }),
  output: recordViewSchema,
  audit: (_, { id, title }) => ({ type: 'record', id, name: title }),
  run: async (context, { formId, values }) => create(context, await loadForm(context, formId), values),
})
