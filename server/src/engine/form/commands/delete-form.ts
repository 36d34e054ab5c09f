import { z } from 'zod'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { formsDeleted } from '../../app/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { confirmName } from '../errors.ts'
import { announceFormChange, loadForm } from '../load-form.ts'

export const deleteForm = defineOperation({
  id: 'form.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/forms/:formId',
  summary: { zh: '删除表单，移入回收站', en: 'Delete a form; it can be restored with its records' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    /** The form's name, typed as confirmation. */
    name: z.string().max(200),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ formId, name }) => ({ type: 'form', id: formId, name }),
  run: async (context, { formId, name }) => {
    const form = await loadForm(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    if (name.trim() !== form.name) throw confirmName({ name: form.name })
    await context.db
      .updateTable('form')
      .set({ deleted_at: context.clock.now().toISOString(), deleted_by: actorId(context.actor) })
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', formId)
      .execute()
    announceFormChange(context, formId)
    context.emit(formsDeleted, { appId: form.appId, formIds: [formId], by: actorId(context.actor) })
    return { id: formId }
  },
})
