import { notFound, SluiceError } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { loadForm, readRecord } from '../../form/index.ts'
import type { LockedInstance } from './lock-instance.ts'

/** @throws notFound unless the actor applied, has or had a task in it, or may read the record */
export async function requireViewer(context: OperationContext, instance: LockedInstance): Promise<void> {
  const { actor, tenantId, transaction } = context
  if (actor.kind === 'system') return
  if (actor.kind === 'member' && actor.memberId === instance.applicantId) return
  const { rowCount } = await transaction.query(
    'select from flow_task where tenant_id = $1 and instance_id = $2 and assignee_id = $3 limit 1',
    [tenantId, instance.id, context.memberId],
    'flow-viewer',
  )
  if (rowCount === 1) return
  try {
    await readRecord(context, await loadForm(context, instance.formId), instance.recordId)
  } catch (error) {
    if (error instanceof SluiceError && (error.status === 403 || error.status === 404))
      throw notFound({ zh: '流程', en: 'flow instance' })
    throw error
  }
}
