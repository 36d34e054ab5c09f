import { recordValuesSchema, taskKindSchema } from '@sluice/contract'
import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { memberNames } from '../../../platform/organization/index.ts'
import type { LoadedForm } from '../../form/index.ts'
import { advance } from '../course/advance.ts'
import { newFlowState } from '../course/course.ts'
import { openCourse } from '../course/open-course.ts'
import { asksOf, rehearse } from '../course/rehearse.ts'
import { managedDraft, readDraft } from '../definition/draft.ts'
import { advice, type FlowFinding, findingSchema, problem } from '../definition/finding.ts'
import { type FlowDefinition, prepareDefinition } from '../definition/flow-definition.ts'
import { loadCurrentDefinition } from '../definition/load-definition.ts'
import { loadManagedForm } from '../definition/manage-permission.ts'
import { type AheadDrawing, readAhead, readDrawing } from '../definition/read-drawing.ts'
import { createDirectory } from '../people/directory.ts'

const personSchema = z.object({ id: z.uuid(), name: z.string() })
export const simulatedStepSchema = z.object({
  nodeId: z.string(),
  name: z.string(),
  kind: taskKindSchema,
  people: z.array(personSchema),
})

/** Walks a case through the draft (or the published flow): who would be asked, in which order, and what stops it (N3.12). */
export const simulateFlow = defineOperation({
  id: 'flow.simulate',
  kind: 'query',
  method: 'POST',
  path: '/api/forms/:formId/flow/simulate',
  summary: { zh: '模拟流程', en: 'Simulate a flow' },
  access: 'member',
  input: z.object({ formId: z.uuid(), applicantId: z.uuid(), values: recordValuesSchema }),
  output: z.object({ steps: z.array(simulatedStepSchema), findings: z.array(findingSchema) }),
  prepare: (read, { formId }) => readAhead(read, (context) => managedDraft(context, formId)),
  run: async (context, { formId, applicantId, values }, ahead) => {
    const form = await loadManagedForm(context, formId)
    const applicants = await memberNames(context, [applicantId])
    if (!applicants.has(applicantId)) throw notFound({ zh: '申请人', en: 'applicant' })
    const { definition, findings } = await definitionToTry(context, form, ahead)
    if (!definition) return { steps: [], findings }
    const directory = createDirectory(context, { memberId: applicantId })
    await directory.load({ memberIds: [applicantId], roleIds: [], heads: true })
    const departmentId = directory.chain()[0]?.departmentId ?? null
    const course = openCourse(context, {
      definition,
      form,
      applicant: { memberId: applicantId, departmentId },
      state: newFlowState(),
      directory,
      values: {
        ...values,
        $createdAt: context.clock.now().toISOString(),
        $createdBy: applicantId,
        $ownerDepartment: departmentId,
      },
    })
    await advance(course, { type: 'start' }, { submitFirst: true })
    const ends = await rehearse(course)
    const asks = asksOf(course.journal.path)
    const names = await memberNames(
      context,
      asks.flatMap(({ people }) => people),
    )
    const stopped = course.journal.incidents.map(({ nodeId, code, message }) => {
      const name = definition.model.nodes[nodeId]?.name || nodeId
      return problem(
        code,
        nodeId,
        `流程会停在“${name}”${message ? `：${message}` : ''}`,
        `It would stop at "${name}"${message ? `: ${message}` : ''}`,
      )
    })
    const circles = ends
      ? []
      : [advice('goes-in-circles', definition.model.id, '流程会一直循环', 'The flow goes round in circles')]
    return {
      steps: asks.map(({ ask, people, kind }) => ({
        nodeId: ask,
        name: definition.people.get(ask)!.name,
        kind,
        people: people.map((id) => ({ id, name: names.get(id) ?? '' })),
      })),
      findings: [...findings, ...stopped, ...circles],
    }
  },
})

/** The draft as far as it can be run, else what is published. */
async function definitionToTry(
  context: OperationContext,
  form: LoadedForm,
  ahead: AheadDrawing | undefined,
): Promise<{ definition: FlowDefinition | undefined; findings: FlowFinding[] }> {
  const draft = await readDraft(context, form.id)
  if (!draft) return { definition: await loadCurrentDefinition(context, form.id), findings: [] }
  const { model, findings } = await readDrawing(context, form, draft, ahead)
  return { definition: model && prepareDefinition('draft', form.id, 0, model, false), findings }
}
