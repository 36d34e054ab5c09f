import type { RecordValues } from '@sluice/contract'
import { newId } from '../../../kernel/index.ts'
import { holdCalendars } from '../../../platform/calendar/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { currentTimeZone } from '../../../platform/tenancy/index.ts'
import { formulaSchemaOf, type LoadedForm } from '../../form/index.ts'
import { type Conditions, compileConditions } from '../definition/conditions.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import type { Frontier } from '../definition/frontier.ts'
import { createDirectory, type Directory, needsOf } from '../people/directory.ts'
import { type Applicant, fieldMembers } from '../people/resolve-people.ts'
import { formulaRow, readForFlow } from '../record-door.ts'
import { type Course, createCourse } from './course.ts'
import type { FlowState } from './flow-state.ts'

const compiled = new WeakMap<FlowDefinition, WeakMap<LoadedForm, Conditions>>()

/** Conditions of a definition over the present form, compiled once per version of both. */
function conditionsOf(definition: FlowDefinition, form: LoadedForm): Conditions {
  let ofForm = compiled.get(definition)
  if (!ofForm) {
    ofForm = new WeakMap()
    compiled.set(definition, ofForm)
  }
  let conditions = ofForm.get(form)
  if (!conditions) {
    conditions = compileConditions(definition.model, formulaSchemaOf(form))
    ofForm.set(form, conditions)
  }
  return conditions
}

export interface CourseParts {
  definition: FlowDefinition
  form: LoadedForm
  applicant: Applicant
  state: FlowState
  directory?: Directory | undefined
  /** Values of the record, or how to get them. */
  values?: RecordValues | undefined
  recordId?: string
}

/** Opens a course over the database of this operation. */
export function openCourse(context: OperationContext, parts: CourseParts): Course {
  const { definition, form, applicant, state, values, recordId } = parts
  const now = context.clock.now()
  return createCourse({
    definition,
    applicant,
    state,
    now,
    values,
    directory: parts.directory ?? createDirectory(context, applicant),
    conditions: conditionsOf(definition, form),
    env: {
      now,
      timeZone: form.timeZone,
      user: {
        id: applicant.memberId,
        departmentIds: applicant.departmentId ? [applicant.departmentId] : [],
      },
    },
    newTaskId: newId,
    // Deadlines and timers are kept: neither calendars nor time zone change before they are written.
    holdTime: async () => {
      const calendars = await holdCalendars(context)
      return { calendars, timeZone: await currentTimeZone(context) }
    },
    readValues: async () => (recordId ? formulaRow(await readForFlow(context, form, recordId)) : {}),
  })
}

/** Fetches what finding the people of a frontier will probably take. */
export function loadFrontier(
  directory: Directory,
  frontier: Frontier,
  applicantId: string,
  values: RecordValues,
): Promise<void> {
  const configs = frontier.people.map(({ config }) => config)
  if (configs.length === 0) return Promise.resolve()
  return directory.load(needsOf(configs, applicantId, (fieldId) => fieldMembers(values, fieldId)))
}

/** The same for a new instance, and the department the applicant is in. */
export async function loadFirstFrontier(
  directory: Directory,
  frontier: Frontier,
  applicantId: string,
  values: RecordValues,
): Promise<Applicant> {
  const configs = frontier.people.map(({ config }) => config)
  const needs = needsOf(configs, applicantId, (fieldId) => fieldMembers(values, fieldId))
  await directory.load({ ...needs, heads: true })
  return { memberId: applicantId, departmentId: directory.chain()[0]?.departmentId ?? null }
}
