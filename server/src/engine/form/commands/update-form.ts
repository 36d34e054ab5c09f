import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { formNameTaken } from '../form-names.ts'
import { announceFormChange, loadForm } from '../load-form.ts'

export const updateForm = defineOperation({
  id: 'form.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/forms/:formId',
  summary: { zh: '修改表单的名称、图标和位置', en: 'Change name, icon and position of a form' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    name: nameText(100).optional(),
    icon: z.string().max(100).optional(),
    position: z.int().min(0).max(10_000).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ formId, name }) => ({ type: 'form', id: formId, ...(name ? { name } : {}) }),
  run: async (context, { formId, ...changes }) => {
    const form = await loadForm(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    await whenTaken(formNameTaken, () =>
      context.db
        .updateTable('form')
        .set({ ...given, updated_at: context.clock.now().toISOString() })
        .where('tenant_id', '=', context.tenantId)
        .where('id', '=', formId)
        .execute(),
    )
    announceFormChange(context, formId)
    return { id: formId }
  },
})
