import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import { instanceLostRecord } from '../events.ts'
import { callOff } from './decide.ts'
import { finishAct } from './finish-act.ts'
import type { LockedInstance } from './lock-instance.ts'
import { openCourse } from './open-course.ts'

/** Ends a locked instance whose record goes away, with its tasks, and tells the applicant and everybody who was asked. */
export async function endWithRecord(
  context: OperationContext,
  instance: LockedInstance,
  verb: 'delete' | 'purge',
): Promise<void> {
  const { id: instanceId, formId, recordId, title, applicantId, state } = instance
  const [definition, form] = await Promise.all([
    loadDefinition(context, instance.definitionId),
    loadForm(context, formId),
  ])
  const course = openCourse(context, {
    definition,
    form,
    applicant: { memberId: applicantId, departmentId: instance.applicantDepartmentId },
    state,
    recordId,
  })
  const asked = Object.values(state.open).flatMap(({ people }) => people.filter(({ done }) => !done))
  await callOff(course)
  const by = actorId(context.actor)
  finishAct(context, { instance, form, course, act: { verb, actorId: by }, status: 'withdrawn' })
  context.emit(instanceLostRecord, {
    instanceId,
    formId,
    recordId,
    title,
    formName: form.name,
    applicantId,
    memberIds: [...new Set([applicantId, ...asked.map(({ member }) => member)])],
    by,
  })
}
