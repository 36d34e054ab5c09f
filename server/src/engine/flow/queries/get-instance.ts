import {
  fieldAccessSchema,
  formDefinitionSchema,
  instanceStateSchema,
  recordViewSchema,
  taskKindSchema,
} from '@sluice/contract'
import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { memberNames } from '../../../platform/organization/index.ts'
import {
  describeReferences,
  type FieldAccessMap,
  type LoadedForm,
  loadForm,
  reaches,
  referencesSchema,
  strongerAccess,
  visibleDefinition,
} from '../../form/index.ts'
import { returnTargets } from '../course/return-targets.ts'
import { rememberPlace } from '../course/task-places.ts'
import { verbsOf } from '../course/verbs.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import { loadCurrentDefinition, loadDefinition } from '../definition/load-definition.ts'
import { managesFlow } from '../definition/manage-permission.ts'
import { nodeAccess } from '../definition/node-access.ts'
import { mayResubmit } from '../may-resubmit.ts'
import { diagramOf, diagramSchema } from '../view/diagram.ts'
import { drawAhead } from '../view/drawn-steps.ts'
import { forecast } from '../view/forecast.ts'
import {
  type EventRow,
  type InstanceRow,
  readInstance,
  type StoredInstance,
  type TaskRow,
} from '../view/read-instance.ts'
import { membersIn, nameOf, timelineEntrySchema, timelineOf } from '../view/timeline.ts'
import { titleFor } from '../view/title-for.ts'
import { type Viewer, viewerOf } from '../view/viewer.ts'

const personSchema = z.object({ id: z.uuid(), name: z.string() })
type Person = z.infer<typeof personSchema>

const outputSchema = z.object({
  instance: z.object({
    id: z.uuid(),
    state: instanceStateSchema,
    formId: z.uuid(),
    formName: z.string(),
    recordId: z.uuid(),
    title: z.string(),
    version: z.int(),
    applicant: personSchema,
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  }),
  /** The form as far as the viewer may know it here. */
  form: formDefinitionSchema.pick({ fields: true, sections: true }),
  /** Only the fields the viewer may see; null when the record has been deleted. */
  record: recordViewSchema.nullable(),
  /** Names of what the record points to. */
  references: referencesSchema,
  fieldAccess: z.record(z.string(), fieldAccessSchema),
  myTask: z
    .object({
      taskId: z.uuid(),
      nodeId: z.string(),
      name: z.string(),
      kind: taskKindSchema,
      verbs: z.array(z.string()),
      returnTargets: z.array(z.object({ nodeId: z.string(), name: z.string(), straightBack: z.boolean() })),
      opinionRequired: z.boolean(),
      dueAt: z.iso.datetime().nullable(),
      /** Who gave it back and why, where that is why it is open again. */
      returned: z
        .object({ by: personSchema.nullable(), at: z.iso.datetime(), reason: z.string() })
        .nullable(),
    })
    .nullable(),
  /** The task that was asked for, when it is no longer open: what became of it, by whom. */
  settled: z
    .object({
      taskId: z.uuid(),
      name: z.string(),
      kind: taskKindSchema,
      verb: z.string(),
      /** Null: the system. */
      by: personSchema.nullable(),
      at: z.iso.datetime(),
      opinion: z.string().nullable(),
    })
    .nullable(),
  my: z.object({
    withdraw: z.boolean(),
    urge: z.boolean(),
    manage: z.boolean(),
    /** Another open task of mine here. */
    otherTaskId: z.uuid().nullable(),
  }),
  /** A copy for me that I have not opened yet. */
  copyTaskId: z.uuid().nullable(),
  /** Withdrawn or rejected, and mine: rights with which I may change it and submit it again; null when I may not. */
  resubmitAccess: z.record(z.string(), fieldAccessSchema).nullable(),
  openTasks: z.array(
    z.object({
      nodeId: z.string(),
      name: z.string(),
      kind: taskKindSchema,
      people: z.array(personSchema),
      since: z.iso.datetime(),
      dueAt: z.iso.datetime().nullable(),
    }),
  ),
  timeline: z.array(timelineEntrySchema),
  diagram: diagramSchema,
  forecast: z.array(
    z.object({ nodeId: z.string(), name: z.string(), kind: taskKindSchema, people: z.array(personSchema) }),
  ),
  incidents: z.array(
    z.object({
      id: z.uuid(),
      nodeId: z.string(),
      nodeName: z.string(),
      code: z.string(),
      message: z.string().nullable(),
      openedAt: z.iso.datetime(),
    }),
  ),
})

/** One instance as its viewer may see it: form, path, timeline, who has it, who comes next, what I can do (N3.11). */
export const getInstance = defineOperation({
  id: 'instance.get',
  kind: 'query',
  method: 'GET',
  path: '/api/instances/:instanceId',
  summary: { zh: '流程详情', en: 'One flow instance' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    instanceId: z.uuid(),
    /** Which of several open tasks of mine to show. */
    taskId: z.uuid().optional(),
  }),
  output: outputSchema,
  prepare: (read, { instanceId }) => drawAhead(read, instanceId),
  run: async (context, { instanceId, taskId }) => {
    const [stored] = await Promise.all([readInstance(context, instanceId), context.policy()])
    if (!stored) throw notFound({ zh: '流程', en: 'flow instance' })
    const { instance, tasks, incidents } = stored
    const [form, definition] = await Promise.all([
      loadForm(context, instance.form_id),
      loadDefinition(context, instance.definition_id),
    ])
    const [viewer, ahead, manage, diagram] = await Promise.all([
      viewerOf(context, form, definition, stored, taskId),
      forecast(context, form, definition, instance),
      managesFlow(context, form),
      diagramOf(context, definition, stored),
    ])
    const ids = [...membersIn(stored), ...ahead.flatMap(({ people }) => people)]
    const [names, references] = await Promise.all([
      memberNames(context, ids),
      describeReferences(context, form, viewer.record ? [viewer.record] : []),
    ])
    const resubmitAccess = await resubmitAccessOf(context, form, instance, viewer)
    const person = (id: string): Person => ({ id, name: names.get(id) ?? '' })
    const open = openGroups(tasks, person)
    return {
      instance: headOf(instance, form, viewer, person),
      form: formFor(form, strongerAccess(viewer.access, resubmitAccess ?? {})),
      record: viewer.record,
      references,
      fieldAccess: viewer.access,
      myTask: viewer.task ? myTask(context, stored, definition, viewer.task, person) : null,
      settled: viewer.settled ? settledTask(viewer.settled, person) : null,
      my: {
        ...mayDo(context, instance, open.length),
        manage,
        otherTaskId: viewer.other?.id ?? null,
      },
      copyTaskId: viewer.copy?.id ?? null,
      resubmitAccess,
      openTasks: open,
      timeline: timelineOf(stored, definition, names, (id) =>
        reaches(viewer.access[id], 'masked') ? form.fields.get(id)?.name : undefined,
      ),
      diagram,
      forecast: ahead.map(({ people, ...step }) => ({ ...step, people: people.map(person) })),
      incidents: incidents.map(({ id, node_id, code, message, opened_at }) => ({
        id,
        nodeId: node_id,
        nodeName: nameOf(definition, node_id),
        code,
        message,
        openedAt: opened_at,
      })),
    }
  },
})

function formFor(form: LoadedForm, access: FieldAccessMap) {
  const { fields, sections } = visibleDefinition(form.definition, access)
  return { fields, sections }
}

function headOf(
  instance: InstanceRow,
  form: LoadedForm,
  { record, access }: Viewer,
  person: (id: string) => Person,
) {
  return {
    id: instance.id,
    state: instance.status,
    formId: form.id,
    formName: form.name,
    recordId: instance.record_id,
    title: record?.title ?? titleFor(form, instance, access),
    version: instance.version,
    applicant: person(instance.applicant_id),
    startedAt: instance.started_at,
    endedAt: instance.ended_at,
  }
}

function mayDo({ actor }: OperationContext, instance: InstanceRow, waiting: number) {
  const running = instance.ended_at === null
  const isApplicant = actor.kind === 'member' && actor.memberId === instance.applicant_id
  return { withdraw: running && isApplicant, urge: running && waiting > 0 }
}

function myTask(
  context: OperationContext,
  { instance, events }: StoredInstance,
  definition: FlowDefinition,
  task: TaskRow,
  person: (id: string) => Person,
) {
  const node = definition.people.get(task.node_id)!
  rememberPlace(context, task.id, {
    nodeId: task.node_id,
    formId: instance.form_id,
    recordId: instance.record_id,
    definitionId: instance.definition_id,
    applicantId: instance.applicant_id,
    applicantDepartmentId: instance.applicant_department_id,
  })
  const verbs = verbsOf(node.kind, node.config)
  return {
    taskId: task.id,
    nodeId: task.node_id,
    name: task.name,
    kind: task.kind,
    verbs,
    returnTargets: verbs.includes('return')
      ? returnTargets(definition, instance.state, task.node_id, task.item)
      : [],
    opinionRequired: node.config.opinionRequired,
    dueAt: task.due_at,
    returned: returnOf(events, task, person),
  }
}

/** The return that opened a task, if one did: it is of the same moment. */
function returnOf(events: EventRow[], task: TaskRow, person: (id: string) => Person) {
  const event = events.find(
    ({ verb, at, detail }) => verb === 'return' && at === task.opened_at && detail?.to === task.node_id,
  )
  if (!event) return null
  return {
    by: event.actor_id ? person(event.actor_id) : null,
    at: event.at,
    reason: event.opinion ?? '',
  }
}

function settledTask(task: TaskRow, person: (id: string) => Person) {
  return {
    taskId: task.id,
    name: task.name,
    kind: task.kind,
    verb: task.verb ?? task.state,
    by: task.closed_by ? person(task.closed_by) : null,
    at: task.closed_at ?? task.opened_at,
    opinion: task.opinion,
  }
}

/** The applicant node's rights of the flow as it is now, for who may submit the record again. */
async function resubmitAccessOf(
  context: OperationContext,
  form: LoadedForm,
  instance: InstanceRow,
  { record }: Viewer,
): Promise<FieldAccessMap | null> {
  if (record?.flowInstanceId !== instance.id || !(await mayResubmit(context, record))) return null
  const current = await loadCurrentDefinition(context, form.id)
  return current?.applicantNode ? nodeAccess(current.applicantNode, form) : null
}

/** Open tasks by activation: one line per node that is waited for. */
function openGroups(tasks: TaskRow[], person: (id: string) => Person) {
  const groups = new Map<number, { task: TaskRow; people: Person[] }>()
  for (const task of tasks) {
    if (task.state !== 'open' || task.kind === 'cc') continue
    const group = groups.get(task.item) ?? { task, people: [] }
    group.people.push(person(task.assignee_id))
    groups.set(task.item, group)
  }
  return [...groups.values()].map(({ task, people }) => ({
    nodeId: task.node_id,
    name: task.name,
    kind: task.kind,
    people,
    since: task.opened_at,
    dueAt: task.due_at,
  }))
}
