import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { type FieldAccessMap, fieldAccessOf, type LoadedForm, loadForm } from '../../form/index.ts'
import type { SummaryField } from '../course/record-summary.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import type { PeopleNode } from '../definition/people-node.ts'
import { titleFor } from './title-for.ts'
import { accessOfPlaces } from './viewer.ts'

/** What an instance keeps of its record, and of who has to do with it. */
export interface InstanceFacts {
  formId: string
  recordId: string
  definitionId: string
  applicant: string | null
  title: string
  summary: SummaryField[]
}

/** The same of one of its tasks. */
export interface TaskFacts extends Omit<InstanceFacts, 'applicant'> {
  nodeId: string
  assignee: string
  closer: string | null
}

/** What records of tasks are called for the actor: by the place of the task where it is theirs, else by their own rights. */
export function taskTitles(context: OperationContext, tasks: readonly TaskFacts[]): Promise<string[]> {
  const me = actorId(context.actor)
  return titlesOf(context, tasks, ({ assignee, closer, nodeId }, { people }) =>
    me !== null && (assignee === me || closer === me) ? people.get(nodeId) : undefined,
  )
}

/** What records of instances are called for the actor: as the applicant where they applied, else by their own rights. */
export function instanceTitles(
  context: OperationContext,
  instances: readonly InstanceFacts[],
): Promise<string[]> {
  const me = actorId(context.actor)
  return titlesOf(context, instances, ({ applicant }, { applicantNode }) =>
    me !== null && applicant === me ? applicantNode : undefined,
  )
}

async function titlesOf<
  Facts extends Pick<InstanceFacts, 'formId' | 'recordId' | 'definitionId' | 'title' | 'summary'>,
>(
  context: OperationContext,
  all: readonly Facts[],
  placeOf: (facts: Facts, definition: Awaited<ReturnType<typeof loadDefinition>>) => PeopleNode | undefined,
): Promise<string[]> {
  const policy = await context.policy()
  return Promise.all(
    all.map(async (facts) => {
      const form = await formOrNone(context, facts.formId)
      // Of a deleted form nobody sees records.
      if (!form) return ''
      const place = placeOf(facts, await loadDefinition(context, facts.definitionId))
      const access: FieldAccessMap = place
        ? accessOfPlaces(form, [place])
        : fieldAccessOf(policy, form, 'record.read')
      return titleFor(form, { record_id: facts.recordId, title: facts.title, summary: facts.summary }, access)
    }),
  )
}

async function formOrNone(context: OperationContext, formId: string): Promise<LoadedForm | undefined> {
  return loadForm(context, formId).catch((error: { status?: number }) => {
    if (error.status === 404) return undefined
    throw error
  })
}
