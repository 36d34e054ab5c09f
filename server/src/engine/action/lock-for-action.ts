import type { OperationContext } from '../../platform/operation/index.ts'
import type { LoadedForm } from '../form/index.ts'

/**
 * Keeps other actions off a record until the transaction ends: what decides whether an action is for it stays as it is
 * meanwhile, wherever its facts lie. Each transaction holds one, so that none waits in a circle.
 */
export async function lockForAction(
  { transaction, tenantId }: OperationContext,
  form: Pick<LoadedForm, 'id'>,
  recordId: string,
): Promise<void> {
  await transaction.query(
    `select pg_advisory_xact_lock(hashtextextended('action ' || $1 || $2 || $3, 0))`,
    [tenantId, form.id, recordId],
    'action-lock',
  )
}
