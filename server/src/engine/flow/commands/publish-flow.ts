import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { keepVersion } from '../../package/index.ts'
import { lockDraft, managedDraft } from '../definition/draft.ts'
import { loadManagedForm } from '../definition/manage-permission.ts'
import { publishDrawing } from '../definition/publish-drawing.ts'
import { readAhead, readDrawing } from '../definition/read-drawing.ts'
import { noDraft } from '../errors.ts'

/** Makes the draft the flow of its form from now on; running instances stay on their version (N3.10, N3.12). */
export const publishFlow = defineOperation({
  id: 'flow.publish',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/flow/publish',
  summary: { zh: '发布流程', en: 'Publish the draft of a flow' },
  access: 'member',
  input: z.object({ formId: z.uuid() }),
  output: z.object({ version: z.int(), definitionId: z.uuid() }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  prepare: (read, { formId }) => readAhead(read, (context) => managedDraft(context, formId)),
  run: async (context, { formId }, ahead) => {
    const form = await loadManagedForm(context, formId)
    const draft = await lockDraft(context, formId)
    if (!draft) throw noDraft()
    const drawing = await readDrawing(context, form, draft, ahead)
    const published = await publishDrawing(context, form, drawing)
    await keepVersion(context, form.appId, { kind: 'published' })
    return published
  },
})
