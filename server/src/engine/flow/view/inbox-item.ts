import { instanceStateSchema, taskKindSchema } from '@sluice/contract'
import { type Names, typeNamed } from '@sluice/form'
import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { departmentNames, memberNames } from '../../../platform/organization/index.ts'
import { fieldAccessOf, loadForm, reaches } from '../../form/index.ts'
import type { InstanceStatus, TaskKind, TaskState } from '../course/flow-state.ts'
import type { SummaryField } from '../course/record-summary.ts'
import { rememberPlace, type TaskPlace } from '../course/task-places.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import { nodeAccess } from '../definition/node-access.ts'
import { titleFor } from './title-for.ts'

/** A key field as it is to be written: the screen that shows it writes numbers and times, as it does in the record. */
const keyFieldSchema = z.discriminatedUnion('type', [
  z.object({ name: z.string(), type: z.literal('text'), value: z.string() }),
  /** Choices, people or departments by name. */
  z.object({ name: z.string(), type: z.literal('list'), value: z.array(z.string()) }),
  z.object({
    name: z.string(),
    type: z.literal('number'),
    value: z.number(),
    scale: z.int().optional(),
    unit: z.string().optional(),
    grouping: z.boolean().optional(),
  }),
  /** In major units of the currency (ISO 4217). */
  z.object({ name: z.string(), type: z.literal('money'), value: z.number(), currency: z.string() }),
  z.object({ name: z.string(), type: z.literal('date'), value: z.string() }),
  z.object({ name: z.string(), type: z.literal('dateTime'), value: z.string() }),
])
type KeyField = z.infer<typeof keyFieldSchema>

export const inboxItemSchema = z.object({
  /** Absent for an instance of mine that nobody has to act on. */
  taskId: z.uuid().optional(),
  instanceId: z.uuid(),
  formId: z.uuid(),
  recordId: z.uuid(),
  formName: z.string(),
  title: z.string(),
  keyFields: z.array(keyFieldSchema),
  nodeId: z.string().nullable(),
  nodeName: z.string(),
  /** State of the task; for an instance of mine, of the instance. */
  state: z.string(),
  instanceState: instanceStateSchema,
  applicant: z.object({ id: z.uuid(), name: z.string() }),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  overdue: z.boolean(),
  /** Since when somebody is waited for; null when nobody is. */
  waitingSince: z.iso.datetime().nullable(),
  kind: taskKindSchema.nullable(),
  round: z.int(),
  /** Who gave it back and why, where that is why it waits. */
  returned: z.object({ by: z.string(), reason: z.string() }).nullable(),
})
export type InboxItem = z.infer<typeof inboxItemSchema>

/** A line of the inbox as the database gives it; the task's columns are null for an instance without one. */
export interface InboxRow {
  task_id: string | null
  instance_id: string
  form_id: string
  record_id: string
  definition_id: string
  form_name: string
  title: string
  summary: SummaryField[]
  node_id: string | null
  name: string | null
  task_state: TaskState | null
  status: InstanceStatus
  kind: TaskKind | null
  applicant_id: string
  applicant_department_id: string | null
  applicant_name: string | null
  opened_at: string
  closed_at: string | null
  due_at: string | null
  round: number | null
  returned: { by: string | null; reason: string | null } | null
}

/**
 * The return that opened task `t`, as { by, reason }: of the same moment and to the same node. Only those who
 * applied and tasks of a later round can be asked again.
 */
export const returnColumn = `case when t.kind = 'applicant' or t.round > 1 then (
    select jsonb_build_object('by', w.name, 'reason', e.opinion)
    from flow_event e left join member w on w.tenant_id = e.tenant_id and w.id = e.actor_id
    where e.tenant_id = t.tenant_id and e.instance_id = t.instance_id and e.verb = 'return' and e.at = t.opened_at
      and e.detail ->> 'to' = t.node_id
    limit 1) end as returned`

/** Columns of an inbox line over task `t`, instance `i`, form `f` and applicant `m`. */
export const inboxColumns = `t.id as task_id, i.id as instance_id, i.form_id, i.record_id, i.definition_id, f.name as form_name,
  i.title, i.summary, t.node_id, t.name, t.state as task_state, i.status, t.kind, i.applicant_id,
  i.applicant_department_id, m.name as applicant_name, t.opened_at, t.closed_at, t.due_at, t.round, ${returnColumn}`

/** Turns rows into lines: people and departments named in one batch, each as its reader may know it. */
export async function toInboxItems(context: OperationContext, rows: InboxRow[]): Promise<InboxItem[]> {
  const named = await namesIn(context, rows)
  const now = context.clock.now().toISOString()
  return Promise.all(
    rows.map(async (row) => {
      remember(context, row)
      const { title, fields } = await visibleTo(context, row)
      const open = row.task_state === 'open' && row.kind !== 'cc'
      return {
        ...(row.task_id ? { taskId: row.task_id } : {}),
        instanceId: row.instance_id,
        formId: row.form_id,
        recordId: row.record_id,
        formName: row.form_name,
        title,
        keyFields: fields.map((field) => toKeyField(field, named)),
        nodeId: row.node_id,
        nodeName: row.name ?? '',
        state: row.task_state ?? row.status,
        instanceState: row.status,
        applicant: { id: row.applicant_id, name: row.applicant_name ?? '' },
        openedAt: row.opened_at,
        closedAt: row.closed_at,
        dueAt: row.due_at,
        overdue: open && row.due_at !== null && row.due_at < now,
        waitingSince: open ? row.opened_at : null,
        kind: row.kind,
        round: row.round ?? 1,
        returned: row.returned && { by: row.returned.by ?? 'Sluice', reason: row.returned.reason ?? '' },
      }
    }),
  )
}

function toKeyField(field: SummaryField, names: Map<string, string>): KeyField {
  const { name } = field
  if ('format' in field) return { name, value: field.value, ...field.format } as KeyField
  if ('text' in field) return { name, type: 'text', value: field.text }
  if ('title' in field) return { name, type: 'text', value: field.title }
  const value = 'list' in field ? field.list : field.ids.map((id) => names.get(id) ?? '')
  return { name, type: 'list', value }
}

async function namesIn(context: OperationContext, rows: InboxRow[]): Promise<Map<string, string>> {
  const idsOf = (of: keyof Names) =>
    rows.flatMap(({ summary }) =>
      summary.flatMap((field) => ('ids' in field && typeNamed(field.type).names === of ? field.ids : [])),
    )
  const [members, departments] = await Promise.all([
    memberNames(context, idsOf('members')),
    departmentNames(context, idsOf('departments')),
  ])
  return new Map([...members, ...departments])
}

/** What a line says of a record to its reader (N3.8): a task by the rights of its node, an application by its maker's. */
export async function visibleTo(
  context: OperationContext,
  row: InboxRow,
): Promise<{ title: string; fields: SummaryField[] }> {
  const [form, { people, applicantNode }] = await Promise.all([
    loadForm(context, row.form_id),
    loadDefinition(context, row.definition_id),
  ])
  const node = row.task_id && row.node_id ? people.get(row.node_id) : applicantNode
  const access = node ? nodeAccess(node, form) : fieldAccessOf(await context.policy(), form, 'record.read')
  return {
    title: titleFor(form, row, access),
    fields: row.summary.filter((field) => !('title' in field) && reaches(access[field.id], 'read')),
  }
}

/** Whoever sees a task in the list may act on it next. */
function remember(context: OperationContext, row: InboxRow): void {
  if (!row.task_id || !row.node_id || row.task_state !== 'open') return
  const place: TaskPlace = {
    nodeId: row.node_id,
    formId: row.form_id,
    recordId: row.record_id,
    definitionId: row.definition_id,
    applicantId: row.applicant_id,
    applicantDepartmentId: row.applicant_department_id,
  }
  rememberPlace(context, row.task_id, place)
}
