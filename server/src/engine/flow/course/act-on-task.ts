import type { RecordValues } from '@sluice/contract'
import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type LoadedForm, loadForm, requireRecordVersion } from '../../form/index.ts'
import { frontierOf } from '../definition/frontier.ts'
import { knownDefinition, loadDefinition } from '../definition/load-definition.ts'
import { nodeAccess } from '../definition/node-access.ts'
import type { PeopleNode } from '../definition/people-node.ts'
import { applicantExcluded, notYourTask, opinionNeeded, verbNotOffered } from '../errors.ts'
import { type GuessedDirectory, guessDirectory } from '../people/directory.ts'
import { excludesApplicant } from '../people/resolve-people.ts'
import { formulaRow, readForFlow, updateForFlow } from '../record-door.ts'
import type { ActResult } from './act-result.ts'
import { beginAct } from './begin-act.ts'
import type { Course } from './course.ts'
import { type HeldTask, heldTask } from './decide.ts'
import { endedError } from './ended-error.ts'
import { activationOf, type InstanceStatus } from './flow-state.ts'
import { type LockedInstance, lockByTask } from './lock-instance.ts'
import { loadFrontier } from './open-course.ts'
import { summaryOf } from './record-summary.ts'
import { settledOutcome } from './settled-outcome.ts'
import { knownPlace } from './task-places.ts'
import { type ClosingVerb, closedState, verbsOf, verbWords } from './verbs.ts'

/** What every verb on a task may name: the record as the person saw it, so that nothing else is decided (N3.6). */
export const seenVersion = {
  version: z.int().min(1).optional(),
}

export interface TaskAct {
  taskId: string
  verb: ClosingVerb
  opinion?: string | undefined
  values?: RecordValues | undefined
  /** Version of the record that was on the person's screen; absent: whatever it is now. */
  version?: number | undefined
  /** For the history. */
  detail?: Record<string, unknown>
}

export interface ActScene {
  course: Course
  task: HeldTask
  node: PeopleNode
  instance: LockedInstance
}

/**
 * The way every verb on a task goes (N3.6, N3.15): lock the instance, see that the task is still open and the verb is
 * offered, write what was entered with the node's rights, decide, and store all of it in this one transaction. The
 * usual case takes two round trips here.
 * @param decide moves the course; what it returns is the instance's status when that is not the stepper's to say
 * @throws taskDone when somebody else was faster, naming who, when and what; recordChanged when the record is no longer
 *   the one that was on the screen
 */
export async function actOnTask(
  context: OperationContext,
  act: TaskAct,
  decide: (scene: ActScene) => Promise<InstanceStatus | undefined>,
): Promise<ActResult> {
  const [{ instance, task, directoryVersion }, guess] = await Promise.all([
    lockByTask(context, act.taskId),
    prefetch(context, act),
  ])
  guess?.directory.confirm(directoryVersion)
  if (task.assigneeId !== context.memberId) throw notYourTask()
  if (!activationOf(instance.state, task.item, task.id)) return settledOutcome(context, instance, act)
  if (instance.endedAt) throw endedError(instance.status)
  const definition = await loadDefinition(context, instance.definitionId)
  const node = definition.people.get(task.nodeId)!
  requireOffered(node, act)
  if (act.verb === 'approve' && instance.applicantId === context.memberId && excludesApplicant(node))
    throw applicantExcluded()
  const form = await loadForm(context, instance.formId)
  const values = await writeValues(context, { form, instance, node, act })
  const { course, finish } = await beginAct(context, instance, {
    definition,
    form,
    directory: guess?.directory,
    values: values ?? guess?.values,
  })
  const status = await decide({ course, task: heldTask(task), node, instance })
  const closed = { id: task.id, state: closedState[act.verb], memberId: task.assigneeId }
  const state = await finish({ ...act, actorId: context.memberId, nodeId: node.id }, { status, closed })
  return { instanceId: instance.id, state }
}

/** @throws verbNotOffered, opinionNeeded */
function requireOffered({ kind, config }: PeopleNode, { verb, opinion }: TaskAct): void {
  if (!verbsOf(kind, config).includes(verb)) {
    const words = verbWords[verb]!
    throw verbNotOffered({ verbZh: words.zh, verbEn: words.en })
  }
  if (config.opinionRequired && verb !== 'transfer' && verb !== 'submit' && !opinion?.trim()) {
    const message = { zh: '请填写意见', en: 'Give your opinion' }
    throw opinionNeeded({}, [{ field: 'opinion', code: 'required', message }])
  }
}

interface Guess {
  directory: GuessedDirectory
  values: RecordValues | undefined
}

/**
 * Fetches, together with the lock, what the act will probably need; runs after the lock on the same connection, so what
 * it reads is not older than the lock.
 */
async function prefetch(context: OperationContext, act: TaskAct): Promise<Guess | undefined> {
  const place = knownPlace(context, act.taskId)
  const definition = place && knownDefinition(context, place.definitionId)
  if (!place || !definition || (act.verb !== 'approve' && act.verb !== 'submit')) return undefined
  const applicant = { memberId: place.applicantId, departmentId: place.applicantDepartmentId }
  const frontier = frontierOf(definition, place.nodeId)
  const directory = guessDirectory(context, applicant)
  const [values] = await Promise.all([
    frontier.readsRecord && !act.values ? readValues(context, place.formId, place.recordId) : undefined,
    loadFrontier(directory, frontier, applicant.memberId, {}),
  ])
  return { directory, values }
}

async function readValues(
  context: OperationContext,
  formId: string,
  recordId: string,
): Promise<RecordValues> {
  return formulaRow(await readForFlow(context, await loadForm(context, formId), recordId))
}

interface ValuesToWrite {
  form: LoadedForm
  instance: LockedInstance
  node: PeopleNode
  act: TaskAct
}

/** Writes what the person entered onto what they saw, and brings the title and key fields of the instance up to date. */
async function writeValues(
  context: OperationContext,
  { form, instance, node, act }: ValuesToWrite,
): Promise<RecordValues | undefined> {
  const { values, version } = act
  const fieldAccess = nodeAccess(node, form)
  if (!values || Object.keys(values).length === 0) {
    if (version !== undefined)
      await requireRecordVersion(context, form, instance.recordId, version, fieldAccess)
    return undefined
  }
  const record = await updateForFlow(context, form, instance.recordId, values, { fieldAccess, version })
  instance.title = record.title
  instance.summary = summaryOf(form, record.values)
  return formulaRow(record)
}
