import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../../form/index.ts'
import { instanceLostForm, instanceLostRecord } from '../events.ts'
import { type BegunAct, beginAct } from './begin-act.ts'
import { callOff } from './decide.ts'
import type { LockedInstance } from './lock-instance.ts'

/** Ends a locked instance whose record goes away, with its tasks, and tells the applicant and everybody who was asked. */
export async function endWithRecord(
  context: OperationContext,
  instance: LockedInstance,
  verb: 'delete' | 'purge',
): Promise<void> {
  const begun = await beginAct(context, instance)
  const by = actorId(context.actor)
  context.emit(instanceLostRecord, await endAll(begun, { verb, actorId: by }))
}

/** Ends a locked instance whose form has been deleted, in the name of who did that. */
export async function endWithForm(
  context: OperationContext,
  instance: LockedInstance,
  { form, by }: { form: LoadedForm; by: string | null },
): Promise<void> {
  const begun = await beginAct(context, instance, { form })
  context.emit(instanceLostForm, await endAll(begun, { verb: 'deleteForm', actorId: by }))
}

/** Calls off all that is open. @returns what is told of it */
async function endAll(
  { instance, form, course, finish }: BegunAct,
  act: { verb: string; actorId: string | null },
) {
  const { id: instanceId, formId, recordId, applicantId, state } = instance
  const asked = Object.values(state.open).flatMap(({ people }) => people.filter(({ done }) => !done))
  await callOff(course)
  await finish(act, { status: 'withdrawn' })
  return {
    instanceId,
    formId,
    recordId,
    formName: form.name,
    applicantId,
    memberIds: [...new Set([applicantId, ...asked.map(({ member }) => member)])],
    by: act.actorId,
  }
}
