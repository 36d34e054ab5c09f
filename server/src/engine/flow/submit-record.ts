import type { RecordValues, RecordView } from '@sluice/contract'
import { forbidden, newId } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import {
  type CreateOptions,
  createRecord,
  type FieldAccessMap,
  type LoadedForm,
  readRecord,
  requireRecordOpen,
  requireRecordVersion,
  resourceOf,
  updateRecord,
} from '../form/index.ts'
import { loadFirstFrontier } from './course/open-course.ts'
import { startInstance } from './course/start-instance.ts'
import { firstFrontier } from './definition/frontier.ts'
import {
  guessCurrentFlow,
  loadDefinition,
  readCurrentFlow,
  readDirectoryVersion,
} from './definition/load-definition.ts'
import { nodeAccess } from './definition/node-access.ts'
import { alreadyInFlow, flowRepublished } from './errors.ts'
import { mayResubmit } from './may-resubmit.ts'
import { guessDirectory } from './people/directory.ts'
import { readForFlow, updateForFlow } from './record-door.ts'

export interface Submission {
  values: RecordValues
  /** Submits this record, made earlier, instead of a new one. */
  recordId?: string | undefined
  /** Version of that record that was on the applicant's screen; absent: whatever it is now. */
  version?: number | undefined
}

export interface Submitted {
  record: RecordView
  /** null: the form has no flow, the record was only made. */
  instanceId: string | null
  /** Rights of the applicant node; absent: the policy's own. */
  access?: FieldAccessMap | undefined
}

/**
 * The one door for what is submitted: makes the record, or takes one made earlier, and starts the flow of its form with the
 * actor as applicant, in the running transaction (N3.3, N3.6). A form without a flow just gets the record; so does one that
 * the system enters something into, which applies for nothing: it waits until somebody submits it.
 * @throws forbidden without the right to start flows of the form; what `createRecord` and `updateRecord` throw; alreadyInFlow; flowRepublished when the flow was published anew
 *   meanwhile
 */
export async function submitRecord(
  context: OperationContext,
  form: LoadedForm,
  submission: Submission,
): Promise<Submitted> {
  const isNew = submission.recordId === undefined
  if (isNew && (!form.hasFlow || context.actor.kind === 'system'))
    return { record: await createRecord(context, form, submission.values), instanceId: null }
  await requireStart(context, form)
  const guess = guessCurrentFlow(context, form.id) ?? (await readCurrentFlow(context, form.id))
  const definition = guess.definitionId ? await loadDefinition(context, guess.definitionId) : undefined
  const memberId = context.memberId
  const access = definition?.applicantNode && nodeAccess(definition.applicantNode, form)
  const directory = guessDirectory(context, { memberId })
  const instanceId = newId()
  const flow = definition && { state: 'running' as const, instanceId }
  const findApplicant = () =>
    definition
      ? loadFirstFrontier(directory, firstFrontier(definition), memberId, submission.values)
      : undefined
  const [record, version] = await Promise.all([
    writeRecord(context, form, { ...(access && { fieldAccess: access }), ...(flow && { flow }) }, submission),
    readDirectoryVersion(context),
    findApplicant(),
  ])
  // Something changed since the guess: usually people, rarely the flow itself.
  const current = version === guess.directoryVersion ? guess : await readCurrentFlow(context, form.id)
  if (current.definitionId !== definition?.id) throw flowRepublished()
  directory.confirm(current.directoryVersion)
  const applicant = await findApplicant()
  if (!definition || !applicant) return { record, instanceId: null }
  const flowState = await startInstance(context, {
    instanceId,
    form,
    definition,
    record,
    applicant,
    directory,
  })
  return { record: { ...record, flowState, flowInstanceId: instanceId }, instanceId, access }
}

/** A form without a flow starts none. @throws forbidden */
async function requireStart(context: OperationContext, form: LoadedForm): Promise<void> {
  if (!form.hasFlow) return
  const policy = await context.policy()
  if (!policy.decide('flow.start', resourceOf(form)).allowed) throw forbidden({ permission: 'flow.start' })
}

/**
 * The record as the applicant node lets its maker write it. One made earlier must be one they may change, or one they
 * applied with in vain: what was withdrawn or rejected they change and submit again (N3.6).
 * @throws alreadyInFlow, notFound, recordChanged, recordDecided
 */
async function writeRecord(
  context: OperationContext,
  form: LoadedForm,
  options: CreateOptions,
  { recordId, values, version }: Submission,
): Promise<RecordView> {
  if (!recordId) return createRecord(context, form, values, options)
  const before = await readForFlow(context, form, recordId)
  if (!(await mayResubmit(context, before)))
    await readRecord(context, form, recordId, { permission: 'record.update' })
  if (before.flowState === 'running') throw alreadyInFlow()
  await requireRecordOpen(context, form, before)
  const { fieldAccess } = options
  if (Object.keys(values).length === 0) {
    if (version !== undefined) await requireRecordVersion(context, form, recordId, version, fieldAccess ?? {})
    return before
  }
  if (fieldAccess) return updateForFlow(context, form, recordId, values, { fieldAccess, version })
  await updateRecord(context, form, recordId, values, version === undefined ? {} : { version })
  return readForFlow(context, form, recordId)
}
