import type { OperationContext } from '../../../platform/operation/index.ts'
import { type LoadedForm, setRecordFlow } from '../../form/index.ts'
import { announce } from './announce.ts'
import type { Course } from './course.ts'
import { type InstanceStatus, isStuck } from './flow-state.ts'
import type { LockedInstance } from './lock-instance.ts'
import { type Act, saveCourse } from './save-course.ts'

export interface FinishedAct {
  instance: LockedInstance
  form: LoadedForm
  course: Course
  act: Act
  status: InstanceStatus
  closed?: { id: string; state: string; memberId: string }
}

/**
 * Stores all an act did, together with the commit, and tells the world. The record carries the state of its instance.
 */
export async function finishAct(context: OperationContext, done: FinishedAct): Promise<void> {
  const { instance, form, course, act, status, closed } = done
  const ended = status !== 'running' && !isStuck(course.state)
  saveCourse(context, course, instance, act, status, closed)
  if (ended) {
    const flow = { state: recordState(status), instanceId: instance.id }
    await setRecordFlow(context, form, instance.recordId, flow)
  }
  announce(context, {
    instance,
    formName: form.name,
    course,
    verb: act.verb,
    status,
    ...(closed ? { closed } : {}),
  })
}

/** What a record shows of its instance. A flow that failed has not approved it. */
export function recordState(status: InstanceStatus): 'running' | 'approved' | 'rejected' | 'withdrawn' {
  return status === 'failed' ? 'rejected' : status
}
