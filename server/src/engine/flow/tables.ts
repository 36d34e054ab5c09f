import type { ProcessModel } from '@sluice/bpmn'
import type { DueTerms } from './course/deadline.ts'
import type { FlowState, InstanceStatus, TaskKind, TaskState } from './course/flow-state.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    flow_definition: FlowDefinitionTable
    flow_draft: FlowDraftTable
    flow_instance: FlowInstanceTable
    flow_task: FlowTaskTable
    flow_event: FlowEventTable
    flow_timer: FlowTimerTable
    flow_incident: FlowIncidentTable
  }
}

export interface FlowDefinitionTable {
  tenant_id: string
  id: string
  form_id: string
  version: number
  xml: string
  model: ProcessModel
  published_by: string | null
  published_at: string
}

export interface FlowDraftTable {
  tenant_id: string
  form_id: string
  xml: string | null
  tree: unknown
  saved_by: string | null
  saved_at: string
}

export interface FlowInstanceTable {
  tenant_id: string
  id: string
  form_id: string
  record_id: string
  definition_id: string
  status: InstanceStatus
  applicant_id: string
  applicant_department_id: string | null
  title: string
  summary: unknown
  state: FlowState
  event_count: number
  started_at: string
  ended_at: string | null
}

export interface FlowTaskTable {
  tenant_id: string
  id: string
  instance_id: string
  form_id: string
  item: number
  node_id: string
  name: string
  kind: TaskKind
  round: number
  assignee_id: string
  from_task_id: string | null
  state: TaskState
  opened_at: string
  due_at: string | null
  /** How `due_at` was reckoned; null when by no calendar. */
  due_terms: DueTerms | null
  overdue_at: string | null
  closed_at: string | null
  closed_by: string | null
  verb: string | null
  opinion: string | null
}

export interface FlowEventTable {
  tenant_id: string
  instance_id: string
  seq: number
  at: string
  verb: string
  actor_id: string | null
  task_id: string | null
  node_id: string | null
  opinion: string | null
  detail: unknown
  path: unknown
}

export interface FlowTimerTable {
  tenant_id: string
  id: string
  instance_id: string
  timer_id: string
  node_id: string
  due_at: string
  due_terms: unknown
}

export interface FlowIncidentTable {
  tenant_id: string
  id: string
  instance_id: string
  item: number
  node_id: string
  code: string
  message: string | null
  opened_at: string
  resolved_at: string | null
}
