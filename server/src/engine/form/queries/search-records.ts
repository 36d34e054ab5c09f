import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { selectRecords } from '../record/select-records.ts'

export const searchRecords = defineOperation({
  id: 'record.search',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/record-search',
  summary: { zh: '按文字查找数据（用于选择关联）', en: 'Find records by text, to link one' },
  access: 'member',
  heavy: () => true,
  input: z.object({
    formId: z.uuid(),
    text: z.string().max(200).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({ items: z.array(z.object({ id: z.uuid(), title: z.string() })) }),
  run: async (context, { formId, text, limit }) => {
    const { items } = await selectRecords(context, { formId, search: text, limit, fields: [] })
    return { items: items.map(({ id, title }) => ({ id, title })) }
  },
})
