import type { RecordView } from '@sluice/contract'
import type { OperationContext } from '../../platform/operation/index.ts'

/**
 * Whether the actor applied with this record and got it back for good: withdrawn by themselves or rejected, and in no
 * later flow. They may change it as the applicant node lets them and submit it again (N3.6), whatever else the rules of
 * the form let them change.
 */
export async function mayResubmit(
  context: OperationContext,
  { flowState, flowInstanceId }: Pick<RecordView, 'flowState' | 'flowInstanceId'>,
): Promise<boolean> {
  if (flowState !== 'withdrawn' && flowState !== 'rejected') return false
  if (context.actor.kind !== 'member' || !flowInstanceId) return false
  const { rowCount } = await context.transaction.query(
    `select from flow_instance
     where tenant_id = $1 and id = $2 and applicant_id = $3 and status in ('withdrawn', 'rejected')`,
    [context.tenantId, flowInstanceId, context.actor.memberId],
    'flow-resubmit',
  )
  return rowCount === 1
}
