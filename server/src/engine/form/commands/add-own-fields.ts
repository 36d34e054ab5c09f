import { z } from 'zod'
import { forbidden } from '../../../kernel/index.ts'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { refuseSystemForm, resourceOf } from '../access/form-access.ts'
import { notOfSystem } from '../errors.ts'
import { announceFormChange, loadForm } from '../load-form.ts'
import { createFormTable } from '../publish/form-table.ts'

/**
 * Opens a system form for fields of the workspace: from then on its draft is saved and published as that of any form. The
 * table of what is added is empty until then.
 */
export const addOwnFields = defineOperation({
  id: 'form.addOwnFields',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/own-fields',
  summary: {
    zh: '开始给系统表单添加自定义字段',
    en: 'Begin to add fields of the workspace to a form the system keeps',
  },
  access: 'member',
  transaction: 'schema',
  input: z.object({ formId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  run: async (context, { formId }) => {
    const { transaction, tenantId, clock, actor } = context
    const form = await loadForm(context, formId)
    const { system } = form
    const policy = await context.policy()
    if (!policy.decide('app.manage', resourceOf(form)).allowed) throw forbidden({ permission: 'app.manage' })
    if (!system) throw notOfSystem({ form: form.name })
    if (!system.ownFields) refuseSystemForm(form, context.locale)
    const { rowCount } = await transaction.query(
      `insert into form (tenant_id, id, app_id, name, icon, created_at, created_by, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $6) on conflict do nothing`,
      [tenantId, formId, form.appId, system.name.zh, system.icon, clock.now().toISOString(), actorId(actor)],
    )
    if (rowCount)
      for (const statement of createFormTable(tenantId, formId)) await transaction.query(statement)
    announceFormChange(context, formId)
    return { id: formId }
  },
})
