import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { writeDraft } from '../definition/draft.ts'
import { findingSchema } from '../definition/finding.ts'
import { flowTreeSchema } from '../definition/flow-tree.ts'
import { loadManagedForm } from '../definition/manage-permission.ts'
import { readAhead, readDrawing } from '../definition/read-drawing.ts'

/** Takes a BPMN file of any tool as the draft; what Sluice does not know in it is kept (N3.1). */
export const importFlowXml = defineOperation({
  id: 'flow.importXml',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/flow/import',
  summary: { zh: '导入 BPMN', en: 'Import a BPMN file as the draft of a flow' },
  access: 'member',
  bodyLimit: 4 * 1024 * 1024,
  input: z.object({ formId: z.uuid(), xml: z.string().min(1).max(3_000_000) }),
  output: z.object({ tree: flowTreeSchema.nullable(), findings: z.array(findingSchema) }),
  audit: ({ formId }) => ({ type: 'form', id: formId }),
  secretFields: ['xml'],
  prepare: (read, { formId, xml }) =>
    readAhead(read, async (context) => ({
      form: await loadManagedForm(context, formId),
      drawing: { xml, tree: null },
    })),
  run: async (context, { formId, xml }, ahead) => {
    const form = await loadManagedForm(context, formId)
    const drawing = await readDrawing(context, form, { xml, tree: null }, ahead)
    await writeDraft(context, formId, drawing)
    return { tree: drawing.tree, findings: drawing.findings }
  },
})
