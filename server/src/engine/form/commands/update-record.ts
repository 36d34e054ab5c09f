import { recordValuesSchema, recordViewSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import { updateRecord as update } from '../record/update-record.ts'

export const updateRecord = defineOperation({
  id: 'record.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/forms/:formId/records/:recordId',
  summary: { zh: '修改数据', en: 'Change a record' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    recordId: z.uuid(),
    /** Version the values were based on; another one meanwhile is a conflict. */
    version: z.int().min(1),
    /** Only the fields that change. */
    values: recordValuesSchema,
  }),
  output: recordViewSchema,
  audit: (_, { id, title }) => ({ type: 'record', id, name: title }),
  run: async (context, { formId, recordId, version, values }) =>
    update(context, await loadForm(context, formId), recordId, values, { version }),
})
