import { fieldSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm, recordsThat, requireFormPermission } from '../../form/index.ts'
import { actionsOf, fittingRecords } from '../bound-action.ts'

export const listActions = defineOperation({
  id: 'action.list',
  kind: 'query',
  method: 'POST',
  path: '/api/forms/:formId/actions',
  summary: { zh: '对这些数据可以做的操作', en: 'What may be done with these records' },
  access: 'member',
  input: z.object({ formId: z.uuid(), recordIds: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        icon: z.string(),
        danger: z.boolean(),
        /** What it does, to be asked before it acts. */
        confirm: z.string().nullable(),
        /** The given records it is for, of those on which the actor may do it. */
        recordIds: z.array(z.uuid()),
        /** What is asked for, as fields of a form; sent as `input` by their ids. */
        fields: z.array(fieldSchema),
        /** For one record: the operation to call, with its input but the record and what is asked for. */
        direct: z.object({
          operation: z.string(),
          record: z.string(),
          input: z.record(z.string(), z.unknown()),
          /** Parts of that input by field. */
          parts: z.record(z.string(), z.string()),
          /** Where these parts stand; null: at the top. */
          under: z.string().nullable(),
        }),
        /** Not for a selection. */
        single: z.boolean(),
        /** Parts of the answer that are told once. */
        tells: z.array(z.object({ part: z.string(), name: z.string(), help: z.string().nullable() })),
      }),
    ),
  }),
  run: async (context, { formId, recordIds }) => {
    const form = await loadForm(context, formId)
    await requireFormPermission(context, form, 'record.read')
    const given = [...new Set(recordIds)]
    const visible = await recordsThat(context, form, given, { permission: 'record.read' })
    const items = []
    for (const action of actionsOf(context, form)) {
      const fitting = await fittingRecords(context, form, action, { given, visible })
      if (fitting.length > 0) items.push({ ...action.shown, recordIds: [...fitting] })
    }
    return { items }
  },
})
