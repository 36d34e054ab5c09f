import { pageInputSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import { readHistory } from '../record/read-history.ts'
import { referencesSchema } from '../record/references.ts'

export const recordHistory = defineOperation({
  id: 'record.history',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/records/:recordId/history',
  summary: { zh: '一条数据的修改历史', en: 'What happened to a record' },
  access: 'member',
  input: z.object({ formId: z.uuid(), recordId: z.uuid(), ...pageInputSchema }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        kind: z.enum(['created', 'updated', 'deleted', 'restored', 'flow']),
        version: z.int(),
        person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        /** Only fields the reader may see; old and new value as on the wire. */
        changes: z.array(
          z.object({ fieldId: z.string(), name: z.string(), old: z.unknown(), new: z.unknown() }),
        ),
      }),
    ),
    nextCursor: z.string().nullable(),
    references: referencesSchema,
  }),
  run: async (context, { formId, recordId, cursor, limit }) =>
    readHistory(context, await loadForm(context, formId), recordId, { cursor, limit }),
})
