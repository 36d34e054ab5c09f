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
  const forms = await managedForms(context)
  if (forms === 'all') return instanceIds
  const { rows } = await context.transaction.query<{ id: string }>(
    'select id from flow_instance where tenant_id = $1 and id = any($2::uuid[]) and form_id = any($3::uuid[])',
    [context.tenantId, instanceIds, forms],
    'action-managed',
  )
  return rows.map(({ id }) => id)
}

/** Instances the actor sees, as `requireViewer` has it: applied for, had a task in, or whose record they may read. */
export async function ofViewers(
  context: OperationContext,
  instanceIds: readonly string[],
): Promise<readonly string[]> {
  const { actor, tenantId, transaction } = context
  const memberId = actor.kind === 'member' ? actor.memberId : null
  const { rows } = await transaction.query<{ id: string; form: string; record: string; concerned: boolean }>(
    `select i.id, i.form_id as form, i.record_id as record, $3::uuid is null or i.applicant_id = $3 or exists (
       select from flow_task t where t.tenant_id = i.tenant_id and t.instance_id = i.id and t.assignee_id = $3
     ) as concerned
     from flow_instance i where i.tenant_id = $1 and i.id = any($2::uuid[])`,
    [tenantId, instanceIds, memberId],
    'action-viewed',
  )
  const others = Map.groupBy(
    rows.filter(({ concerned }) => !concerned),
    ({ form }) => form,
  )
  const readable = new Set<string>()
  for (const [formId, ofForm] of others) {
    const form = await loadForm(context, formId).catch(() => undefined)
    if (!form) continue
    const ids = ofForm.map(({ record }) => record)
    for (const id of await recordsThat(context, form, ids, { permission: 'record.read' })) readable.add(id)
  }
  return rows.filter(({ concerned, record }) => concerned || readable.has(record)).map(({ id }) => id)
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
