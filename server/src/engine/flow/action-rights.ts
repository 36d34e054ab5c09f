import type { ActionCondition } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { loadForm, managedForms, recordsThat, resourceOf } from '../form/index.ts'
import { endedError } from './course/ended-error.ts'
import type { InstanceStatus } from './course/flow-state.ts'

/** Acts on what a flow has still to do. */
export const whileRunning: ActionCondition = {
  filter: { field: 'status', op: 'in', value: ['running', 'failed'] },
  refusal: ({ status }) => endedError(status as InstanceStatus),
}

/** Instances of flows the actor manages. */
export async function ofManagedForms(
  context: OperationContext,
  instanceIds: readonly string[],
): Promise<readonly string[]> {
  return instancesOf(context, instanceIds, false)
}

/** The same, and those of their own. */
export async function ofApplicantOrManager(
  context: OperationContext,
  instanceIds: readonly string[],
): Promise<readonly string[]> {
  return instancesOf(context, instanceIds, true)
}

async function instancesOf(
  context: OperationContext,
  instanceIds: readonly string[],
  ownToo: boolean,
): Promise<readonly string[]> {
  const { actor, tenantId, transaction } = context
  const forms = await managedForms(context)
  if (forms === 'all') return instanceIds
  const applicant = ownToo && actor.kind === 'member' ? actor.memberId : null
  const { rows } = await transaction.query<{ id: string }>(
    `select id from flow_instance where tenant_id = $1 and id = any($2::uuid[])
       and (form_id = any($3::uuid[]) or applicant_id = $4)`,
    [tenantId, instanceIds, forms, applicant],
    'action-instances',
  )
  return rows.map(({ id }) => id)
}

/** Records that may be sent into the flow of their form, as they stand. */
export async function mayStartFlow(
  context: OperationContext,
  recordIds: readonly string[],
  formId: string,
): Promise<readonly string[]> {
  const form = await loadForm(context, formId)
  const policy = await context.policy()
  if (!form.hasFlow || !policy.decide('flow.start', resourceOf(form)).allowed) return []
  return recordsThat(context, form, recordIds, { permission: 'record.update' })
}
