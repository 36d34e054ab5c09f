import { fieldAccessSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { readDraft } from '../definition/draft.ts'
import type { Drawing } from '../definition/drawing.ts'
import { findingSchema } from '../definition/finding.ts'
import { flowTreeSchema } from '../definition/flow-tree.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import { loadReadableForm, managesFlow } from '../definition/manage-permission.ts'
import { nodeAccess } from '../definition/node-access.ts'
import { readAhead, readDrawing } from '../definition/read-drawing.ts'

/** The flow of a form: what is published, and for those who design it also the draft and what is wrong with it. */
export const getFlow = defineOperation({
  id: 'flow.get',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/flow',
  summary: { zh: '表单的流程', en: 'The flow of a form' },
  access: 'member',
  input: z.object({ formId: z.uuid() }),
  output: z.object({
    definitionId: z.uuid().nullable(),
    /** 0 until the first publish. */
    version: z.int(),
    /** The published flow. */
    xml: z.string().nullable(),
    /** The draft, else the published flow, as a tree; null where only the canvas can show it. */
    tree: flowTreeSchema.nullable(),
    draftXml: z.string().nullable(),
    hasDraft: z.boolean(),
    findings: z.array(findingSchema),
    /** What whoever starts the published flow may do with each field; null: there is no step that says so. */
    applicantAccess: z.record(z.string(), fieldAccessSchema).nullable(),
    my: z.object({ manage: z.boolean() }),
  }),
  prepare: (read, { formId }) =>
    readAhead(read, async (context) => {
      const { form, shown } = await findFlow(context, formId)
      return shown && { form, drawing: shown }
    }),
  run: async (context, { formId }, ahead) => {
    const { form, manage, published, draft, shown } = await findFlow(context, formId)
    const drawing = shown && (await readDrawing(context, form, shown, ahead))
    const applicant = published && (await loadDefinition(context, published.id)).applicantNode
    return {
      definitionId: published?.id ?? null,
      version: published?.version ?? 0,
      xml: published?.xml ?? null,
      tree: drawing?.tree ?? null,
      draftXml: draft ? (drawing?.xml ?? null) : null,
      hasDraft: draft !== undefined,
      findings: manage ? (drawing?.findings ?? []) : [],
      applicantAccess: applicant ? nodeAccess(applicant, form) : null,
      my: { manage },
    }
  },
})

interface PublishedRow {
  id: string
  version: number
  xml: string
}

async function readPublished(context: OperationContext, formId: string): Promise<PublishedRow | undefined> {
  const { rows } = await context.transaction.query<PublishedRow>(
    'select id, version, xml from flow_definition where tenant_id = $1 and form_id = $2 order by version desc limit 1',
    [context.tenantId, formId],
  )
  return rows[0]
}

/** What there is of a flow, and which of it is shown: the draft to those who design it, else what is published. */
async function findFlow(context: OperationContext, formId: string) {
  const form = await loadReadableForm(context, formId)
  const manage = await managesFlow(context, form)
  const [published, draft] = await Promise.all([
    readPublished(context, formId),
    manage ? readDraft(context, formId) : undefined,
  ])
  const shown: Drawing | undefined = draft ?? (published && { xml: published.xml, tree: null })
  return { form, manage, published, draft, shown }
}
