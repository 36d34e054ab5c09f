import { filterSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import { countRecords as count } from '../record/count-records.ts'

export const countRecords = defineOperation({
  id: 'record.count',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/records/count',
  summary: { zh: '数据条数（很多时为估计值）', en: 'How many records; an estimate when there are many' },
  access: 'member',
  heavy: () => true,
  input: z.object({
    formId: z.uuid(),
    filter: filterSchema.optional(),
    search: z.string().max(200).optional(),
    view: z.enum(['all', 'recycleBin']).default('all'),
  }),
  output: z.object({ count: z.int(), estimated: z.boolean() }),
  run: async (context, { formId, ...options }) => count(context, await loadForm(context, formId), options),
})
