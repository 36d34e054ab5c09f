import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import { deleteRecords as run } from '../record/bin-records.ts'
import { mayOn } from '../record/may-on.ts'

export const deleteRecords = defineOperation({
  id: 'record.delete',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/records/delete',
  summary: { zh: '把数据移入回收站', en: 'Move records to the recycle bin' },
  access: 'member',
  input: z.object({ formId: z.uuid(), recordIds: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ count: z.int() }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  action: {
    on: 'records',
    record: 'recordIds',
    name: { zh: '移入回收站', en: 'Move to the recycle bin' },
    icon: 'delete',
    danger: true,
    may: mayOn('record.delete'),
  },
  run: async (context, { formId, recordIds }) => ({
    count: await run(context, await loadForm(context, formId), recordIds),
  }),
})
