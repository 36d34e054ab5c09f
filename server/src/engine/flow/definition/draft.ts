import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../../form/index.ts'
import type { Drawing } from './drawing.ts'
import { loadManagedForm } from './manage-permission.ts'

const draftSql = 'select xml, tree from flow_draft where tenant_id = $1 and form_id = $2'

/** What is drawn and not yet published for a form. */
export async function readDraft(context: OperationContext, formId: string): Promise<Drawing | undefined> {
  const { rows } = await context.transaction.query<Drawing>(draftSql, [context.tenantId, formId])
  return rows[0]
}

/** The same for publishing it: who saves another meanwhile waits, and theirs is kept as the next draft. */
export async function lockDraft(context: OperationContext, formId: string): Promise<Drawing | undefined> {
  const { rows } = await context.transaction.query<Drawing>(`${draftSql} for update`, [
    context.tenantId,
    formId,
  ])
  return rows[0]
}

/** Keeps what was drawn, whatever it is. */
export async function writeDraft(
  context: OperationContext,
  formId: string,
  { xml, tree }: Drawing,
): Promise<void> {
  await context.transaction.query(
    `insert into flow_draft (tenant_id, form_id, xml, tree, saved_by, saved_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, form_id) do update
     set xml = excluded.xml, tree = excluded.tree, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    [
      context.tenantId,
      formId,
      xml,
      xml === null ? JSON.stringify(tree) : null,
      actorId(context.actor),
      context.clock.now(),
    ],
  )
}

/** A form whose flow the actor designs, with what is drawn for it; undefined where nothing is. */
export async function managedDraft(
  context: OperationContext,
  formId: string,
): Promise<{ form: LoadedForm; drawing: Drawing } | undefined> {
  const form = await loadManagedForm(context, formId)
  const drawing = await readDraft(context, formId)
  return drawing && { form, drawing }
}
