import { isRefusedAtPublish } from '@sluice/bpmn/xml'
import { newId, notFound } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { announceFormChange, type LoadedForm } from '../../form/index.ts'
import { notPublishable } from '../errors.ts'
import { flowPublished } from '../events.ts'
import type { ReadDrawing } from './drawing.ts'
import { announceFlowChange } from './load-definition.ts'
import { withConditions } from './stored-conditions.ts'

/**
 * Makes a drawing the flow of its form from now on; the draft is gone. The caller has checked the permission.
 * @throws notPublishable with every finding in `params.findings`
 */
export async function publishDrawing(
  context: OperationContext,
  form: LoadedForm,
  drawing: ReadDrawing,
): Promise<{ version: number; definitionId: string }> {
  requireSound(drawing)
  const published = await insertDefinition(context, form, drawing)
  announceFormChange(context, form.id)
  announceFlowChange(context, form.id)
  context.emit(flowPublished, { formId: form.id, ...published })
  return published
}

/** Whether a drawing can be the flow of its form. */
export function isSound({ findings, model }: ReadDrawing): boolean {
  return model !== undefined && errorsOf(findings).length === 0
}

function errorsOf(findings: ReadDrawing['findings']) {
  return findings.filter((finding) => finding.severity === 'error' || isRefusedAtPublish(finding))
}

function requireSound({ findings, model }: ReadDrawing): void {
  const errors = errorsOf(findings)
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
