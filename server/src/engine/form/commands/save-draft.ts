import { formDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { draftOutdated } from '../errors.ts'
import { loadDesigned } from '../load-form.ts'
import { formPlaces } from '../place-words.ts'

export const saveDraft = defineOperation({
  id: 'form.saveDraft',
  kind: 'command',
  method: 'PUT',
  path: '/api/forms/:formId/draft',
  summary: { zh: '保存表单草稿', en: 'Save the draft of a form' },
  access: 'member',
  audit: false,
  bodyLimit: 4 * 1024 * 1024,
  places: formPlaces,
  input: z.object({
    formId: z.uuid(),
    definition: formDefinitionSchema,
    /** Published version the draft was made from. */
    baseVersion: z.int().min(0),
  }),
  output: z.object({ savedAt: z.string() }),
  run: async (context, { formId, definition, baseVersion }) => {
    const form = await loadDesigned(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    const now = context.clock.now().toISOString()
    const saved = await context.db
      .updateTable('form')
      .set({
        draft: JSON.stringify(definition),
        draft_base_version: baseVersion,
        draft_by: actorId(context.actor),
        draft_at: now,
      })
      .where('tenant_id', '=', context.tenantId)
      .where('id', '=', formId)
      .where('current_version', '=', baseVersion)
      .returning('id')
      .executeTakeFirst()
    if (!saved) throw draftOutdated({ base: baseVersion, current: form.version })
    return { savedAt: now }
  },
})
