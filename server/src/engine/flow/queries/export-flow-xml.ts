import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { managedDraft, readDraft } from '../definition/draft.ts'
import { loadManagedForm } from '../definition/manage-permission.ts'
import { readAhead, readDrawing } from '../definition/read-drawing.ts'

/** The flow as a BPMN 2.0 file for other tools: the published one of a version, or the draft when nothing is (N3.1). */
export const exportFlowXml = defineOperation({
  id: 'flow.exportXml',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/flow/export',
  summary: { zh: '导出 BPMN', en: 'Export a flow as BPMN' },
  access: 'member',
  input: z.object({ formId: z.uuid(), version: z.coerce.number().int().min(1).optional() }),
  output: z.object({ xml: z.string(), fileName: z.string() }),
  prepare: (read, { formId, version }) =>
    readAhead(read, async (context) => {
      // What is published is a file already.
      if (version !== undefined || (await publishedOf(context, formId, version))) return undefined
      return managedDraft(context, formId)
    }),
  run: async (context, { formId, version }, ahead) => {
    const form = await loadManagedForm(context, formId)
    const published = await publishedOf(context, formId, version)
    if (published) return { xml: published.xml, fileName: `${form.name}-v${published.version}.bpmn` }
    const draft = version === undefined ? await readDraft(context, formId) : undefined
    const xml = draft && (await readDrawing(context, form, draft, ahead)).xml
    if (!xml) throw notFound({ zh: '流程', en: 'flow' })
    return { xml, fileName: `${form.name}.bpmn` }
  },
})

async function publishedOf(
  { transaction, tenantId }: OperationContext,
  formId: string,
  version: number | undefined,
): Promise<{ xml: string; version: number } | undefined> {
  const { rows } = await transaction.query<{ xml: string; version: number }>(
    `select xml, version from flow_definition where tenant_id = $1 and form_id = $2 and version = coalesce($3, version)
     order by version desc limit 1`,
    [tenantId, formId, version ?? null],
  )
  return rows[0]
}
