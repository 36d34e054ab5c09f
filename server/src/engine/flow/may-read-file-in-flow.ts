import type { FileUse } from '../../platform/file/index.ts'
import { isNarrowed, type OperationContext } from '../../platform/operation/index.ts'
import { loadForm, reaches } from '../form/index.ts'
import { loadDefinition } from './definition/load-definition.ts'
import { readInstance } from './view/read-instance.ts'
import { viewerOf } from './view/viewer.ts'

/** Instances of one record that are looked at; a record is rarely submitted more often. */
const mostInstances = 20

const instancesSql = `
  select i.id from flow_instance i
  where i.tenant_id = $1 and i.form_id = $2 and i.record_id = $3 and (i.applicant_id = $4 or exists (
    select from flow_task t where t.tenant_id = i.tenant_id and t.instance_id = i.id
      and (t.assignee_id = $4 or t.closed_by = $4)))
  order by i.started_at desc limit ${mostInstances}`

/** Whether a place the actor has or had in a flow of the record shows them the field that holds a file (N3.8). */
export async function mayReadFileInFlow(context: OperationContext, use: FileUse): Promise<boolean> {
  const { actor } = context
  if (actor.kind !== 'member') return false
  // A place in a flow is its member's, not that of a program which may do less.
  if (actor.accessKey && isNarrowed(actor.accessKey)) return false
  const { rows } = await context.transaction.query<{ id: string }>(
    instancesSql,
    [context.tenantId, use.formId, use.recordId, context.memberId],
    'flow-file-use',
  )
  for (const { id } of rows) if (await showsField(context, id, use.fieldId)) return true
  return false
}

async function showsField(context: OperationContext, instanceId: string, fieldId: string): Promise<boolean> {
  const stored = await readInstance(context, instanceId)
  if (!stored) return false
  const [form, definition] = await Promise.all([
    loadForm(context, stored.instance.form_id),
    loadDefinition(context, stored.instance.definition_id),
  ])
  // Somebody with several open tasks sees in each what its node shows.
  const taskIds = stored.tasks.flatMap(({ id, assignee_id, state, kind }) =>
    assignee_id === context.memberId && state === 'open' && kind !== 'cc' ? [id] : [],
  )
  for (const taskId of taskIds.length > 0 ? taskIds : [undefined]) {
    const { record, access } = await viewerOf(context, form, definition, stored, taskId)
    if (record && reaches(access[fieldId], 'read')) return true
  }
  return false
}
