import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import { restoreRecords as run } from '../record/bin-records.ts'

export const restoreRecords = defineOperation({
  id: 'record.restore',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/records/restore',
  summary: { zh: '从回收站还原数据', en: 'Bring records back from the recycle bin' },
  access: 'member',
  input: z.object({ formId: z.uuid(), recordIds: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ count: z.int() }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  run: async (context, { formId, recordIds }) => ({
    count: await run(context, await loadForm(context, formId), recordIds),
  }),
})
