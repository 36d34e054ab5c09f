import { actorId, type OperationContext } from '../../platform/operation/index.ts'
import { announceFormChange, loadForm } from './load-form.ts'

/**
 * Removes a form that is as it was first published: no record, in the recycle bin neither, no later version, no draft,
 * no flow. The caller has decided that the actor may.
 * @returns whether it was removed
 * @throws notFound
 */
export async function removeUntouchedForm(context: OperationContext, formId: string): Promise<boolean> {
  const { transaction, tenantId, clock, actor } = context
  const { layout } = await loadForm(context, formId)
  const { rowCount } = await transaction.query(
    `update form set deleted_at = $3, deleted_by = $4
     where tenant_id = $1 and id = $2 and deleted_at is null and current_version = 1 and draft is null and not has_flow
       and not exists (select from ${layout.from})`,
    [tenantId, formId, clock.now().toISOString(), actorId(actor)],
  )
  announceFormChange(context, formId)
  return rowCount === 1
}
