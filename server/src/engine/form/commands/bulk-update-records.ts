import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import { lockRecords } from '../record/lock-record.ts'
import { mayOn } from '../record/may-on.ts'
import { changeRecords } from '../record/update-record.ts'

export const bulkUpdateRecords = defineOperation({
  id: 'record.bulkUpdate',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/records/bulk-update',
  summary: { zh: '批量修改数据', en: 'Change several records alike' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    recordIds: z.array(z.uuid()).min(1).max(500),
    values: recordValuesSchema,
  }),
  output: z.object({ count: z.int() }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  action: {
    on: 'records',
    record: 'recordIds',
    values: 'values',
    needsValues: true,
    name: { zh: '修改字段', en: 'Set fields' },
    icon: 'edit',
    may: mayOn('record.update'),
  },
  run: async (context, { formId, recordIds, values }) => {
    const form = await loadForm(context, formId)
    const rows = await lockRecords(context, form, recordIds, { permission: 'record.update' })
    await changeRecords(context, form, rows, values)
    return { count: rows.length }
  },
})
