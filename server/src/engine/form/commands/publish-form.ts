import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { workspaceApp } from '../../../platform/system-form/index.ts'
import { keepVersion } from '../../package/index.ts'
import { requireFormPermission } from '../access/form-access.ts'
import { draftOutdated, fieldInUse, nothingToPublish } from '../errors.ts'
import { lockForm } from '../find-form.ts'
import { loadDesigned } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { requireActionRoles } from '../publish/check-actions.ts'
import { checkDesign } from '../publish/check-definition.ts'
import { planChanges, sameDefinition } from '../publish/plan-changes.ts'
import { publishForm as publish } from '../publish/publish-form.ts'
import { usesOfArchived } from '../publish/uses-of-fields.ts'

export const publishForm = defineOperation({
  id: 'form.publish',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/publish',
  summary: { zh: '发布表单草稿', en: 'Publish the draft of a form' },
  access: 'member',
  transaction: 'schema',
  input: z.object({
    formId: z.uuid(),
    /** Values that do not fit a changed field type: refuse to publish, or empty them (kept in the history). */
    valuesThatFail: z.enum(['refuse', 'empty']).default('refuse'),
    /** Archive fields that the published flow or a report uses all the same. */
    despiteUses: z.boolean().default(false),
  }),
  output: z.object({ version: z.int() }),
  audit: ({ formId }, { version }) => ({ type: 'form', id: formId, name: `v${version}` }),
  run: async (context, { formId, valuesThatFail, despiteUses }) => {
    const form = await loadDesigned(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    const { draft, draft_base_version, current_version } = await lockForm(context, formId)
    if (!draft || (current_version > 0 && sameDefinition(draft, form.definition))) throw nothingToPublish()
    if (draft_base_version !== current_version) {
      throw draftOutdated({ base: draft_base_version, current: current_version })
    }
    await checkDesign(context, draft, form)
    await requireActionRoles(context, draft)
    if (!despiteUses) await requireUnused(context, form, draft)
    const version = await publish(context, formId, draft, { valuesThatFail })
    if (form.appId !== workspaceApp.id) await keepVersion(context, form.appId, { kind: 'published' })
    return { version }
  },
})

/** @throws fieldInUse when a field would be archived that something else uses, with every use in `params.uses` */
async function requireUnused(
  context: OperationContext,
  form: LoadedForm,
  draft: LoadedForm['definition'],
): Promise<void> {
  const { changes } = planChanges(form.storedFields, form.definition, draft)
  const uses = await usesOfArchived(context, form, changes)
  const [first] = uses
  if (!first) return
  const name = form.fields.get(first.fieldId)?.name ?? first.fieldId
  throw fieldInUse({ name, useZh: first.zh, useEn: first.en, count: uses.length, uses })
}
