import { formDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { findVersion } from '../find-form.ts'
import { loadDesigned } from '../load-form.ts'

export const restoreVersion = defineOperation({
  id: 'form.restoreVersion',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/versions/:version/restore',
  summary: { zh: '把以前的版本取回为草稿', en: 'Bring an earlier version back as the draft' },
  access: 'member',
  input: z.object({ formId: z.uuid(), version: z.coerce.number().int().min(1) }),
  output: z.object({ draft: formDefinitionSchema, baseVersion: z.int() }),
  audit: ({ formId, version }) => ({ type: 'form', id: formId, name: `v${version}` }),
  run: async (context, { formId, version }) => {
    const form = await loadDesigned(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    const draft = await findVersion(context, formId, version)
    await context.db
      .updateTable('form')
      .set({
        draft: JSON.stringify(draft),
        draft_base_version: form.version,
        draft_by: actorId(context.actor),
        draft_at: context.clock.now().toISOString(),
      })
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', formId)
      .execute()
    return { draft, baseVersion: form.version }
  },
})
