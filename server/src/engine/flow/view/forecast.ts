import type { RecordValues } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../../form/index.ts'
import type { TaskKind } from '../course/flow-state.ts'
import { openCourse } from '../course/open-course.ts'
import { asksOf, rehearse } from '../course/rehearse.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import type { InstanceRow } from './read-instance.ts'

export interface ForecastStep {
  nodeId: string
  name: string
  kind: TaskKind
  people: string[]
}

const mostSteps = 50

/** Who will be asked if everybody agrees (N3.11): the course itself, played on from where it stands. */
export async function forecast(
  context: OperationContext,
  form: LoadedForm,
  definition: FlowDefinition,
  instance: InstanceRow,
): Promise<ForecastStep[]> {
  if (instance.ended_at !== null) return []
  const course = openCourse(context, {
    definition,
    form,
    applicant: { memberId: instance.applicant_id, departmentId: instance.applicant_department_id },
    state: instance.state,
    recordId: instance.record_id,
    values: undefined satisfies RecordValues | undefined,
  })
  await rehearse(course)
  return asksOf(course.journal.path)
    .slice(0, mostSteps)
    .map(({ ask, people, kind }) => ({ nodeId: ask, name: definition.people.get(ask)!.name, kind, people }))
}
