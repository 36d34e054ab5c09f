import type { OperationContext } from '../../../platform/operation/index.ts'
import { type LoadedForm, loadForm } from '../../form/index.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import type { Course } from './course.ts'
import { finishAct } from './finish-act.ts'
import type { InstanceStatus } from './flow-state.ts'
import type { LockedInstance } from './lock-instance.ts'
import { type CourseParts, openCourse } from './open-course.ts'
import { type Act, statusAfter } from './save-course.ts'

/** What whoever acts has at hand already, so that it is not read again. */
export interface AtHand extends Partial<Pick<CourseParts, 'directory' | 'values'>> {
  definition?: FlowDefinition
  form?: LoadedForm
}

/** An act on a locked instance under way: move the course, then `finish` once. */
export interface BegunAct {
  instance: LockedInstance
  definition: FlowDefinition
  form: LoadedForm
  course: Course
  /**
   * Stores all the act did, together with the commit, and tells the world.
   * @param outcome.status how the instance stands then; absent: as the stepper left it
   * @param outcome.closed the task the act closes by its own verb
   * @returns that status
   */
  finish(
    act: Act,
    outcome?: {
      status?: InstanceStatus | undefined
      closed?: { id: string; state: string; memberId: string }
    },
  ): Promise<InstanceStatus>
}

/** The one way every act on an instance begins, whoever acts: on a task, on the whole, a timer, an end with its record. */
export async function beginAct(
  context: OperationContext,
  instance: LockedInstance,
  atHand: AtHand = {},
): Promise<BegunAct> {
  const [definition, form] = await Promise.all([
    atHand.definition ?? loadDefinition(context, instance.definitionId),
    atHand.form ?? loadForm(context, instance.formId),
  ])
  const course = openCourse(context, {
    definition,
    form,
    applicant: { memberId: instance.applicantId, departmentId: instance.applicantDepartmentId },
    state: instance.state,
    directory: atHand.directory,
    values: atHand.values,
    recordId: instance.recordId,
  })
  return {
    instance,
    definition,
    form,
    course,
    finish: async (act, { status = statusAfter(course), closed } = {}) => {
      await finishAct(context, { instance, form, course, act, status, ...(closed && { closed }) })
      return status
    },
  }
}
