import { recordValuesSchema, recordViewSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineAlias } from '../../../platform/operation/index.ts'
import { asWritten, fieldAccessOf, loadForm } from '../../form/index.ts'
import { submitRecord } from '../submit-record.ts'
import { submitFlow } from './submit-flow.ts'

/** Adds a record: what `flow.submit` does with a new one, among the records of its form and answered by the record itself. */
export const createRecord = defineAlias(submitFlow, {
  id: 'record.create',
  path: '/api/forms/:formId/records',
  summary: { zh: '新建数据', en: 'Add a record; a form with a flow starts it' },
  input: z.object({ formId: z.uuid(), values: recordValuesSchema }),
  output: recordViewSchema,
  audit: (_, { id, title }) => ({ type: 'record', id, name: title }),
  run: async (context, { formId, values }) => {
    const form = await loadForm(context, formId)
    const { record, access } = await submitRecord(context, form, { values })
    return asWritten(form, record, access ?? fieldAccessOf(await context.policy(), form, 'record.create'))
  },
})
