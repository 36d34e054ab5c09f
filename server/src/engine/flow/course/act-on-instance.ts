import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { type LoadedForm, loadForm } from '../../form/index.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import type { ActResult } from './act-result.ts'
import type { Course } from './course.ts'
import { endedError } from './ended-error.ts'
import { finishAct } from './finish-act.ts'
import type { InstanceStatus } from './flow-state.ts'
import { type LockedInstance, lockInstance } from './lock-instance.ts'
import { openCourse } from './open-course.ts'
import { statusAfter } from './save-course.ts'

export interface InstanceAct {
  verb: string
  opinion?: string | undefined
  nodeId?: string
  detail?: Record<string, unknown>
  /** The status the instance has when the applicant repeats an act that has already ended it. */
  repeats?: InstanceStatus
}

export interface InstanceScene {
  course: Course
  instance: LockedInstance
  form: LoadedForm
}

/**
 * The way of acts on an instance as a whole: lock, decide, store. Like `actOnTask`, without a task of the actor's.
 * @throws instanceEnded when it is no longer running
 */
export async function actOnInstance(
  context: OperationContext,
  instanceId: string,
  act: InstanceAct,
  decide: (scene: InstanceScene) => Promise<InstanceStatus | undefined>,
): Promise<ActResult> {
  const instance = await lockInstance(context, instanceId)
  if (instance.endedAt) {
    const mine = context.actor.kind === 'member' && instance.applicantId === context.actor.memberId
    if (act.repeats === instance.status && mine) return { instanceId, state: instance.status }
    throw endedError(instance.status)
  }
  const [definition, form] = await Promise.all([
    loadDefinition(context, instance.definitionId),
    loadForm(context, instance.formId),
  ])
  const course = openCourse(context, {
    definition,
    form,
    applicant: { memberId: instance.applicantId, departmentId: instance.applicantDepartmentId },
    state: instance.state,
    recordId: instance.recordId,
  })
  const said = await decide({ course, instance, form })
  const status = said ?? statusAfter(course)
  finishAct(context, {
    instance,
    form,
    course,
    act: { ...act, actorId: actorId(context.actor) },
    status,
  })
  return { instanceId, state: status }
}
