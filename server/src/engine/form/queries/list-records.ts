import {
  fieldNameSchema,
  filterSchema,
  pageInputSchema,
  recordViewSchema,
  sortSchema,
} from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { readsEverything } from '../filter/reads-everything.ts'
import { loadForm } from '../load-form.ts'
import { describeReferences, referencesSchema } from '../record/references.ts'
import { selectRecords } from '../record/select-records.ts'

export const listRecords = defineOperation({
  id: 'record.list',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/records',
  summary: { zh: '表单的数据（按页）', en: 'Records of a form, by page' },
  access: 'member',
  heavy: ({ search, filter }) => search !== undefined || readsEverything(filter),
  input: z.object({
    formId: z.uuid(),
    filter: filterSchema.optional(),
    sort: z.array(sortSchema).max(4).optional(),
    search: z.string().max(200).optional(),
    /** Fields to read; absent: all. */
    fields: z.array(fieldNameSchema).max(300).optional(),
    view: z.enum(['all', 'recycleBin']).default('all'),
    ...pageInputSchema,
  }),
  output: z.object({
    items: z.array(recordViewSchema),
    nextCursor: z.string().nullable(),
    references: referencesSchema,
  }),
  run: async (context, input) => {
    const page = await selectRecords(context, input)
    const form = await loadForm(context, input.formId)
    return { ...page, references: await describeReferences(context, form, page.items) }
  },
})
