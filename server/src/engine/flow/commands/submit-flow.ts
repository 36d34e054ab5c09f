import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { mayStartFlow } from '../action-rights.ts'
import { submitRecord } from '../submit-record.ts'

/** Makes the record and starts its flow, in one transaction (N3.3, N3.6). A form without a flow just gets the record. */
export const submitFlow = defineOperation({
  id: 'flow.submit',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/submissions',
  summary: { zh: '提交', en: 'Submit a form and start its flow' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    values: recordValuesSchema,
    /** Submits this record, made earlier, instead of a new one. */
    recordId: z.uuid().optional(),
    /** Version of that record on the applicant's screen. */
    version: z.int().min(1).optional(),
  }),
  output: z.object({ recordId: z.uuid(), instanceId: z.uuid().nullable() }),
  audit: (_, output) => ({ type: 'record', id: output.recordId }),
  action: {
    on: 'records',
    record: 'recordId',
    values: 'values',
    standard: true,
    name: { zh: '提交流程', en: 'Start the flow' },
    icon: 'send',
    when: { filter: { field: '$flowState', op: 'isEmpty' } },
    may: mayStartFlow,
  },
  run: async (context, { formId, ...submission }) => {
    const form = await loadForm(context, formId)
    const { record, instanceId } = await submitRecord(context, form, submission)
    return { recordId: record.id, instanceId }
  },
})
