import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { loadForm } from '../load-form.ts'
import { purgeRecords as purge } from '../record/purge-records.ts'

export const purgeRecords = defineOperation({
  id: 'record.purge',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/records/purge',
  summary: { zh: '彻底删除回收站中的数据', en: 'Erase records in the recycle bin for good' },
  access: 'member',
  input: z.object({ formId: z.uuid(), recordIds: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ count: z.int() }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  run: async (context, { formId, recordIds }) => {
    const form = await loadForm(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    return { count: await purge(context, form, recordIds) }
  },
})
