import type { RecordView } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type LoadedForm, setRecordFlow } from '../../form/index.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import { rememberShort } from '../definition/short-drawings.ts'
import { alreadyInFlow } from '../errors.ts'
import type { Directory } from '../people/directory.ts'
import type { Applicant } from '../people/resolve-people.ts'
import { formulaRow } from '../record-door.ts'
import { advance } from './advance.ts'
import { announce } from './announce.ts'
import { newFlowState } from './course.ts'
import { recordState } from './finish-act.ts'
import { isStuck } from './flow-state.ts'
import { openCourse } from './open-course.ts'
import { summaryOf } from './record-summary.ts'
import { statusAfter } from './save-course.ts'
import { saveTimers } from './save-timers.ts'

const startParts = [
  [
    'instance',
    `insert into flow_instance (tenant_id, id, form_id, record_id, definition_id, status, applicant_id,
      applicant_department_id, title, summary, state, event_count, started_at, ended_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13)`,
  ],
  [
    'opened',
    `insert into flow_task (tenant_id, id, instance_id, form_id, item, node_id, name, kind, round, assignee_id,
      state, opened_at, due_at, due_terms)
    select $1, o.id, $2, $3, o.item, o.node_id, o.name, o.kind, o.round, o.assignee_id, 'open', $12, o.due_at,
      o.due_terms
    from jsonb_to_recordset($14::jsonb) as o (id uuid, item integer, node_id text, name text, kind text, round integer,
      assignee_id uuid, due_at timestamptz, due_terms jsonb)`,
  ],
] as const
const startSql = `
  insert into flow_event (tenant_id, instance_id, seq, at, verb, actor_id, node_id, path)
  values ($1, $2, 1, $12, 'submit', $7, $15, $16)`

export interface StartParts {
  instanceId: string
  form: LoadedForm
  definition: FlowDefinition
  /** The whole record. */
  record: RecordView
  applicant: Applicant
  directory: Directory
}

/**
 * Starts a flow for a record and stores all of it at the end of the transaction (N3.15).
 * @returns what the record then shows of its flow
 */
export async function startInstance(
  context: OperationContext,
  { instanceId, form, definition, record, applicant, directory }: StartParts,
): Promise<ReturnType<typeof recordState>> {
  const course = openCourse(context, {
    definition,
    form,
    applicant,
    state: newFlowState(),
    directory,
    values: formulaRow(record),
    recordId: record.id,
  })
  await advance(course, { type: 'start' }, { submitFirst: true })
  const status = statusAfter(course)
  const ended = status !== 'running' && !isStuck(course.state)
  const { tenantId, transaction } = context
  const instance = {
    id: instanceId,
    formId: form.id,
    recordId: record.id,
    definitionId: definition.id,
    applicantId: applicant.memberId,
    applicantDepartmentId: applicant.departmentId,
    title: record.title,
  }
  transaction.leave({
    name: 'flow-start',
    parts: startParts,
    sql: startSql,
    values: [
      tenantId,
      instanceId,
      form.id,
      record.id,
      definition.id,
      status,
      applicant.memberId,
      applicant.departmentId,
      record.title,
      JSON.stringify(summaryOf(form, record.values)),
      JSON.stringify(course.state),
      course.now.toISOString(),
      ended ? course.now : null,
      JSON.stringify(course.journal.opened),
      definition.applicantNode?.id ?? null,
      JSON.stringify(course.journal.path),
    ],
    refusal: tellIfRunning,
  })
  for (const write of saveTimers(context, course, instanceId)) transaction.settleAtEnd(write)
  rememberShort(instanceId, definition)
  const state = ended ? recordState(status) : 'running'
  // A new record was made with its flow running already.
  if (record.flowState !== state || record.flowInstanceId !== instanceId)
    await setRecordFlow(context, form, record.id, { state, instanceId })
  announce(context, { instance, formName: form.name, course, verb: 'submit', status, started: true })
  return state
}

/** Two who submit one record at the same moment: the index lets one in. */
function tellIfRunning(error: unknown): unknown {
  const { constraint } = error as { constraint?: string }
  return constraint === 'flow_instance_of_record' ? alreadyInFlow() : error
}
