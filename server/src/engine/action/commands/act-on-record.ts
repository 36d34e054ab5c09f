import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm, requireFormPermission } from '../../form/index.ts'
import { actOnRecord as act } from '../act-on-record.ts'

/** Presses a button that the designer of a form put beside its records. */
export const actOnRecord = defineOperation({
  id: 'action.act',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/records/:recordId/actions',
  summary: { zh: '对一条数据执行操作', en: 'Act on a record, by a button of its form' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    recordId: z.uuid(),
    /** As `action.list` names it. */
    action: z.string().min(1).max(100),
    /** What the action asks for, by field. */
    input: recordValuesSchema.default({}),
  }),
  output: z.object({ recordId: z.uuid(), name: z.string() }),
  audit: ({ recordId }) => ({ type: 'record', id: recordId }),
  run: async (context, { formId, recordId, action, input }) => {
    const form = await loadForm(context, formId)
    await requireFormPermission(context, form, 'record.read')
    const { name } = await act(context, form, { recordId, action, given: input })
    return { recordId, name }
  },
})
