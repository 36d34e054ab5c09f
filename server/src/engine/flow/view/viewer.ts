import type { FieldAccess, RecordView } from '@sluice/contract'
import { notFound, SluiceError } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type FieldAccessMap, type LoadedForm, readRecord, readRecordWithAccess } from '../../form/index.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import { managesFlow } from '../definition/manage-permission.ts'
import { nodeAccess, readOnlyAccess } from '../definition/node-access.ts'
import type { PeopleNode } from '../definition/people-node.ts'
import type { InstanceRow, StoredInstance, TaskRow } from './read-instance.ts'

/** What somebody sees of an instance, and as whom. */
export interface Viewer {
  /** The open task of theirs that is shown. */
  task: TaskRow | undefined
  /** The task of theirs that was asked for, when it is no longer open. */
  settled: TaskRow | undefined
  /** Another open task of theirs in the instance. */
  other: TaskRow | undefined
  /** A copy for them that they have not opened yet. */
  copy: TaskRow | undefined
  /** Null when the record has been deleted meanwhile. */
  record: RecordView | null
  access: FieldAccessMap
}

/**
 * Finds out as whom somebody looks at an instance (N3.8, N3.11). A task that is asked for and no longer open is shown as
 * such; another of theirs never takes its place. With an open task by the rights of its node; else by the policy
 * where it opens the record; else, as applicant or former assignee, by what those places showed them, to read only.
 * Whoever manages the flow sees its course also after the record is gone (N3.13), and nothing of its values.
 * @throws notFound for everybody else
 */
export async function viewerOf(
  context: OperationContext,
  form: LoadedForm,
  definition: FlowDefinition,
  stored: StoredInstance,
  taskId?: string,
): Promise<Viewer> {
  const { instance, tasks } = stored
  const me = context.actor.kind === 'member' ? context.actor.memberId : undefined
  const mine = tasks.filter(({ assignee_id, closed_by }) => me && (assignee_id === me || closed_by === me))
  const { task, ...tasksOf } = tasksShown(mine, me, taskId)
  const node = task && definition.people.get(task.node_id)
  if (node) {
    const access = nodeAccess(node, form)
    return { task, ...tasksOf, access, record: await recordBy(context, form, instance, access) }
  }
  const byPolicy = await readByPolicy(context, form, instance.record_id)
  if (byPolicy) return { task: undefined, ...tasksOf, ...byPolicy }
  if (mine.length === 0 && instance.applicant_id !== me) {
    const recordGone = (await recordBy(context, form, instance, {})) === null
    if (recordGone && (await managesFlow(context, form)))
      return { task: undefined, ...tasksOf, access: {}, record: null }
    throw notFound({ zh: '流程', en: 'flow instance' })
  }
  const access = formerAccess(form, definition, mine, instance.applicant_id === me)
  return { task: undefined, ...tasksOf, access, record: await recordBy(context, form, instance, access) }
}

type ShownTasks = Pick<Viewer, 'task' | 'settled' | 'other' | 'copy'>

function tasksShown(mine: TaskRow[], me: string | undefined, taskId: string | undefined): ShownTasks {
  const open = mine.filter(
    ({ state, kind, assignee_id }) => state === 'open' && kind !== 'cc' && assignee_id === me,
  )
  const asked = mine.find(({ id }) => id === taskId)
  const copy = mine.find((one) => one.state === 'open' && one.kind === 'cc' && one.assignee_id === me)
  if (!asked) return { task: open[0], settled: undefined, other: open[1], copy }
  const task = open.find(({ id }) => id === taskId)
  return {
    task,
    settled: asked.state === 'open' || asked.kind === 'cc' ? undefined : asked,
    other: open.find(({ id }) => id !== taskId),
    copy,
  }
}

const strength: Record<FieldAccess, number> = { hidden: 0, masked: 1, read: 2, edit: 3 }

/** The most that any place somebody has had in the instance showed them. */
function formerAccess(
  form: LoadedForm,
  { people, applicantNode }: FlowDefinition,
  mine: TaskRow[],
  isApplicant: boolean,
): FieldAccessMap {
  const nodes = mine.flatMap(({ node_id }) => people.get(node_id) ?? [])
  if (isApplicant && applicantNode) nodes.push(applicantNode)
  return accessOfPlaces(form, nodes)
}

/** The most that any of several places shows, to read only. */
export function accessOfPlaces(form: LoadedForm, nodes: readonly PeopleNode[]): FieldAccessMap {
  const best: Record<string, FieldAccess> = {}
  for (const node of nodes)
    for (const [id, right] of Object.entries(nodeAccess(node, form)))
      if (strength[right] > strength[best[id] ?? 'hidden']) best[id] = right
  return readOnlyAccess(best)
}

async function recordBy(
  context: OperationContext,
  form: LoadedForm,
  { record_id }: InstanceRow,
  fieldAccess: FieldAccessMap,
): Promise<RecordView | null> {
  return (await unlessRefused(readRecord(context, form, record_id, { fieldAccess }))) ?? null
}

async function readByPolicy(context: OperationContext, form: LoadedForm, recordId: string) {
  const found = await unlessRefused(readRecordWithAccess(context, form, recordId))
  return found && { record: found.record, access: readOnlyAccess(found.access) }
}

async function unlessRefused<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof SluiceError && (error.status === 404 || error.status === 403)) return undefined
    throw error
  }
}
