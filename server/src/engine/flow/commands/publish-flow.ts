import { isRefusedAtPublish } from '@sluice/bpmn/xml'
import { z } from 'zod'
import { newId, notFound } from '../../../kernel/index.ts'
import { actorId, defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { announceFormChange, type LoadedForm } from '../../form/index.ts'
import { lockDraft } from '../definition/draft.ts'
import type { ReadDrawing } from '../definition/drawing.ts'
import { announceFlowChange } from '../definition/load-definition.ts'
import { loadManagedForm } from '../definition/manage-permission.ts'
import { readDrawing } from '../definition/read-drawing.ts'
import { withConditions } from '../definition/stored-conditions.ts'
import { noDraft, notPublishable } from '../errors.ts'
import { flowPublished } from '../events.ts'

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
  run: async (context, { formId }) => {
    const form = await loadManagedForm(context, formId)
    const draft = await lockDraft(context, formId)
    if (!draft) throw noDraft()
    const drawing = await readDrawing(context, form, draft)
    requireSound(drawing)
    const published = await insertDefinition(context, form, drawing)
    announceFormChange(context, form.id)
    announceFlowChange(context, form.id)
    context.emit(flowPublished, { formId, ...published })
    return published
  },
})

/** @throws notPublishable with every finding in `params.findings` */
function requireSound({ findings, model }: ReadDrawing): void {
  const errors = findings.filter((finding) => finding.severity === 'error' || isRefusedAtPublish(finding))
  const [first] = errors
  if (model && !first) return
  throw notPublishable({ count: errors.length, first: first?.zh ?? '', firstEn: first?.en ?? '', findings })
}

async function insertDefinition(
  context: OperationContext,
  form: LoadedForm,
  { xml, model, storedConditions }: ReadDrawing,
) {
  const { tenantId, transaction } = context
  // The form's row is locked first, so two who publish at once get two versions, one after the other.
  const marked = await transaction.query(
    'update form set has_flow = true where tenant_id = $1 and id = $2 and deleted_at is null',
    [tenantId, form.id],
  )
  if (marked.rowCount !== 1) throw notFound({ zh: '表单', en: 'form' })
  const id = newId()
  const { rows } = await transaction.query<{ version: number }>(
    `insert into flow_definition (tenant_id, id, form_id, version, xml, model, published_by, published_at)
     select $1, $2, $3, 1 + coalesce(max(version), 0), $4, $5, $6, $7
     from flow_definition where tenant_id = $1 and form_id = $3
     returning version`,
    [
      tenantId,
      id,
      form.id,
      xml,
      JSON.stringify(withConditions(model!, storedConditions)),
      actorId(context.actor),
      context.clock.now(),
    ],
  )
  await transaction.query('delete from flow_draft where tenant_id = $1 and form_id = $2', [tenantId, form.id])
  return { version: rows[0]!.version, definitionId: id }
}
