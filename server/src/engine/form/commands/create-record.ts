import { type RecordValues, recordValuesSchema, recordViewSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOf } from '../access/form-access.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { asWritten } from '../record/as-written.ts'
import { createRecord as create } from '../record/create-record.ts'
import type { RecordSubmitter } from '../services.ts'

/** Adds a record. Where the form has a flow, it starts with the actor as applicant, as by `flow.submit` (N3.3). */
export const createRecord = defineOperation({
  id: 'record.create',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/records',
  summary: { zh: '新建数据', en: 'Add a record; a form with a flow starts it' },
  access: 'member',
  input: z.object({ formId: z.uuid(), values: recordValuesSchema }),
  output: recordViewSchema,
  audit: (_, { id, title }) => ({ type: 'record', id, name: title }),
  run: async (context, { formId, values }) => {
    const form = await loadForm(context, formId)
    const { record, access } = await makeRecord(context, form, values)
    return asWritten(form, record, access ?? fieldAccessOf(await context.policy(), form, 'record.create'))
  },
})

async function makeRecord(
  context: OperationContext,
  form: LoadedForm,
  values: RecordValues,
): ReturnType<RecordSubmitter> {
  // The system applies for nothing: what it enters waits until somebody submits it.
  if (!form.hasFlow || context.actor.kind === 'system') return { record: await create(context, form, values) }
  return context.services.recordSubmitter(context, form, { values })
}
