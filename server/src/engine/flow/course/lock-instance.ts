import { notFound } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { directoryVersion } from '../people/directory.ts'
import type { FlowState, InstanceStatus } from './flow-state.ts'
import { knownPlace, type LockedTask } from './task-places.ts'

/** An instance whose row is locked: nobody else changes anything of it until this transaction ends. */
export interface LockedInstance {
  id: string
  formId: string
  recordId: string
  definitionId: string
  status: InstanceStatus
  applicantId: string
  applicantDepartmentId: string | null
  title: string
  /** Key fields of the record, where the act has changed them. */
  summary?: unknown
  state: FlowState
  eventCount: number
  startedAt: string
  endedAt: string | null
}

const instanceColumns = `i.id, i.form_id as "formId", i.record_id as "recordId", i.definition_id as "definitionId", i.status,
  i.applicant_id as "applicantId", i.applicant_department_id as "applicantDepartmentId", i.title, i.state,
  i.event_count as "eventCount", i.started_at as "startedAt", i.ended_at as "endedAt"`

// Only the instance is locked: two people of one instance always take the same lock first, so they never deadlock. Of
// the task only columns that never change are read here; whether it is still open is in the locked state.
const byTaskSql = `
  select ${instanceColumns}, ${directoryVersion} as "directoryVersion", t.item, t.node_id as "nodeId", t.kind, t.assignee_id as "assigneeId",
    t.due_at as "dueAt"
  from flow_task t join flow_instance i on i.tenant_id = t.tenant_id and i.id = t.instance_id
  where t.tenant_id = $1 and t.id = $2
  for no key update of i`

const byIdSql = `
  select ${instanceColumns} from flow_instance i where i.tenant_id = $1 and i.id = $2 for no key update`

/** The lock when the task is known already, which saves reading it. */
const byKnownSql = `
  select ${instanceColumns}, ${directoryVersion} as "directoryVersion"
  from flow_instance i where i.tenant_id = $1 and i.id = $2 for no key update`

export interface LockedByTask {
  instance: LockedInstance
  task: LockedTask
  directoryVersion: number
}

/** Locks the instance a task belongs to, and tells the version of the people. @throws notFound when there is no such task */
export async function lockByTask(context: OperationContext, taskId: string): Promise<LockedByTask> {
  const { transaction, tenantId } = context
  const known = knownPlace(context, taskId)?.whole
  if (known) {
    const { rows } = await transaction.query<LockedInstance & { directoryVersion: number }>(
      byKnownSql,
      [tenantId, known.instanceId],
      'flow-lock-known',
    )
    if (!rows[0]) throw noSuchTask()
    const { directoryVersion: version, ...instance } = rows[0]
    return { instance, task: known.task, directoryVersion: version }
  }
  const { rows } = await transaction.query<
    LockedInstance & Omit<LockedTask, 'id'> & { directoryVersion: number }
  >(byTaskSql, [tenantId, taskId], 'flow-lock-task')
  if (!rows[0]) throw noSuchTask()
  const { item, nodeId, kind, assigneeId, dueAt, directoryVersion: version, ...instance } = rows[0]
  const task = { id: taskId, item, nodeId, kind, assigneeId, dueAt }
  return { instance, task, directoryVersion: version }
}

function noSuchTask(): Error {
  return notFound({ zh: '待办', en: 'task' })
}

const byIdsSql = `
  select ${instanceColumns} from flow_instance i
  where i.tenant_id = $1 and i.id = any($2::uuid[]) order by i.id for no key update nowait`

/**
 * Locks instances for somebody who holds their records already. Acts of a flow lock the instance first and then the
 * record, so whoever cannot have an instance at once is told to try again, instead of waiting for one who waits for them.
 */
export async function lockInstancesNow(
  context: OperationContext,
  instanceIds: readonly string[],
): Promise<LockedInstance[]> {
  const values = [context.tenantId, instanceIds]
  return (await context.transaction.query<LockedInstance>(byIdsSql, values, 'flow-lock-now')).rows
}

/** Locks an instance. @throws notFound when there is none with this id */
export async function lockInstance(context: OperationContext, instanceId: string): Promise<LockedInstance> {
  const { rows } = await context.transaction.query<LockedInstance>(
    byIdSql,
    [context.tenantId, instanceId],
    'flow-lock',
  )
  const row = rows[0]
  if (!row) throw notFound({ zh: '流程', en: 'flow instance' })
  return row
}
