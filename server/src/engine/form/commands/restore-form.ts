import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { nameText, notFound } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireApp } from '../../app/index.ts'
import { computedPlanOf } from '../computed/plan.ts'
import { leaveToJob } from '../computed/settle.ts'
import { formNameTaken } from '../form-names.ts'
import { announceFormChange, readForm } from '../load-form.ts'

export const restoreForm = defineOperation({
  id: 'form.restore',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/restore',
  summary: { zh: '从回收站恢复表单和它的数据', en: 'Restore a deleted form with its records' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    /** Another name, when its own was taken meanwhile. */
    name: nameText(100).optional(),
  }),
  output: z.object({ id: z.uuid(), appId: z.uuid(), name: z.string() }),
  audit: ({ formId }, { name }) => ({ type: 'form', id: formId, name }),
  run: async (context, { formId, name }) => {
    const deleted = await context.db
      .selectFrom('form')
      .select(['app_id', 'name'])
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', formId)
      .where('deleted_at', 'is not', null)
      .forUpdate()
      .executeTakeFirst()
    if (!deleted) throw notFound({ zh: '表单', en: 'form' })
    // A form of a deleted app comes back with the app.
    await requireApp(context, deleted.app_id, 'app.manage')
    const restored = { name: name ?? deleted.name, deleted_at: null, deleted_by: null }
    await whenTaken(formNameTaken, () =>
      context.db
        .updateTable('form')
        .set({ ...restored, updated_at: context.clock.now().toISOString() })
        .where('tenant_id', '=', context.tenantId)
        .where('id', '=', formId)
        .execute(),
    )
    announceFormChange(context, formId)
    // What it reads may have changed while it lay there.
    const form = await readForm(context, formId)
    if (computedPlanOf(form).late.length > 0) await leaveToJob(context, [{ formId }], form.name)
    return { id: formId, appId: deleted.app_id, name: restored.name }
  },
})
