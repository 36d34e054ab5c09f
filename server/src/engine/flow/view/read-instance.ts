import type { OperationContext } from '../../../platform/operation/index.ts'
import type { FlowState, InstanceStatus, TaskKind, TaskState } from '../course/flow-state.ts'
import type { PathStep } from '../course/journal.ts'
import type { SummaryField } from '../course/record-summary.ts'

export interface InstanceRow {
  id: string
  form_id: string
  record_id: string
  definition_id: string
  status: InstanceStatus
  applicant_id: string
  applicant_department_id: string | null
  title: string
  summary: SummaryField[]
  state: FlowState
  started_at: string
  ended_at: string | null
  version: number
}

export interface TaskRow {
  id: string
  item: number
  node_id: string
  name: string
  kind: TaskKind
  round: number
  assignee_id: string
  state: TaskState
  opened_at: string
  due_at: string | null
  closed_at: string | null
  closed_by: string | null
  verb: string | null
  opinion: string | null
  from_task_id: string | null
}

export interface EventRow {
  seq: number
  at: string
  verb: string
  actor_id: string | null
  task_id: string | null
  node_id: string | null
  opinion: string | null
  detail: { to?: string; then?: string; fields?: string[] } | null
  path: PathStep[] | null
}

export interface IncidentRow {
  id: string
  item: number
  node_id: string
  code: string
  message: string | null
  opened_at: string
}

/** Everything stored of an instance. */
export interface StoredInstance {
  instance: InstanceRow
  tasks: TaskRow[]
  events: EventRow[]
  incidents: IncidentRow[]
}

/** Reads an instance with its tasks, history and open incidents in one round trip; undefined when there is none. */
export async function readInstance(
  { transaction, tenantId }: OperationContext,
  instanceId: string,
): Promise<StoredInstance | undefined> {
  const key = [tenantId, instanceId]
  const [instances, tasks, events, incidents] = await Promise.all([
    transaction.query<InstanceRow>(
      `select i.id, i.form_id, i.record_id, i.definition_id, i.status, i.applicant_id, i.applicant_department_id, i.title, i.summary,
         i.state, i.started_at, i.ended_at, d.version
       from flow_instance i join flow_definition d on d.tenant_id = i.tenant_id and d.id = i.definition_id
       where i.tenant_id = $1 and i.id = $2`,
      key,
      'instance-get',
    ),
    transaction.query<TaskRow>(
      `select id, item, node_id, name, kind, round, assignee_id, state, opened_at, due_at, closed_at, closed_by, verb, opinion,
         from_task_id
       from flow_task where tenant_id = $1 and instance_id = $2 order by opened_at, id`,
      key,
      'instance-tasks',
    ),
    transaction.query<EventRow>(
      `select seq, at, verb, actor_id, task_id, node_id, opinion, detail, path
       from flow_event where tenant_id = $1 and instance_id = $2 order by seq`,
      key,
      'instance-events',
    ),
    transaction.query<IncidentRow>(
      `select id, item, node_id, code, message, opened_at
       from flow_incident where tenant_id = $1 and instance_id = $2 and resolved_at is null order by opened_at, id`,
      key,
      'instance-incidents',
    ),
  ])
  const instance = instances.rows[0]
  return instance && { instance, tasks: tasks.rows, events: events.rows, incidents: incidents.rows }
}
