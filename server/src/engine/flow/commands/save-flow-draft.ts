import { z } from 'zod'
import { invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { writeDraft } from '../definition/draft.ts'
import { findingSchema } from '../definition/finding.ts'
import { flowTreeSchema } from '../definition/flow-tree.ts'
import { loadManagedForm } from '../definition/manage-permission.ts'
import { flowPlaces } from '../definition/place-words.ts'
import { readAhead, readDrawing } from '../definition/read-drawing.ts'

/** Keeps what was drawn, as a tree or as BPMN, and says what is wrong with it (N3.1, N3.12). Nothing drawn is refused. */
export const saveFlowDraft = defineOperation({
  id: 'flow.saveDraft',
  kind: 'command',
  method: 'PUT',
  path: '/api/forms/:formId/flow/draft',
  summary: { zh: '保存流程草稿', en: 'Save the draft of a flow' },
  access: 'member',
  bodyLimit: 4 * 1024 * 1024,
  places: flowPlaces,
  input: z.object({
    formId: z.uuid(),
    tree: flowTreeSchema.optional(),
    xml: z.string().min(1).max(3_000_000).optional(),
  }),
  output: z.object({ findings: z.array(findingSchema) }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  secretFields: ['xml', 'tree'],
  prepare: async (read, { formId, tree = null, xml = null }) => {
    if ((tree === null) === (xml === null)) throw eitherOr()
    return readAhead(read, async (context) => ({
      form: await loadManagedForm(context, formId),
      drawing: { xml, tree },
    }))
  },
  run: async (context, { formId, tree = null, xml = null }, ahead) => {
    const form = await loadManagedForm(context, formId)
    const drawing = await readDrawing(context, form, { xml, tree }, ahead)
    await writeDraft(context, formId, drawing)
    return { findings: drawing.findings }
  },
})

function eitherOr() {
  const message = { zh: '请提交 tree 或 xml 其中之一', en: 'Give either tree or xml' }
  return invalidInput({ count: 1 }, [{ field: 'tree', code: 'required', message }])
}
