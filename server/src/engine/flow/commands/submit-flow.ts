import { type RecordView, recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import {
  type CreateOptions,
  createRecord,
  type LoadedForm,
  loadForm,
  readRecord,
  updateRecord,
} from '../../form/index.ts'
import { loadFirstFrontier } from '../course/open-course.ts'
import { startInstance } from '../course/start-instance.ts'
import { firstFrontier } from '../definition/frontier.ts'
import {
  guessCurrentDefinition,
  loadCurrentDefinition,
  readCurrentDefinitionId,
} from '../definition/load-definition.ts'
import { nodeAccess } from '../definition/node-access.ts'
import { alreadyInFlow, flowRepublished } from '../errors.ts'
import { createDirectory } from '../people/directory.ts'
import { readForFlow, updateForFlow } from '../record-door.ts'

const inputSchema = z.object({
  formId: z.uuid(),
  values: recordValuesSchema,
  /** Submits this record, made earlier, instead of a new one. */
  recordId: z.uuid().optional(),
})
type Input = z.output<typeof inputSchema>

/** Makes the record and starts its flow, in one transaction (N3.3, N3.6). A form without a flow just gets the record. */
export const submitFlow = defineOperation({
  id: 'flow.submit',
  kind: 'command',
  method: 'POST',
  path: '/api/forms/:formId/submissions',
  summary: { zh: '提交', en: 'Submit a form and start its flow' },
  access: 'member',
  input: inputSchema,
  output: z.object({ recordId: z.uuid(), instanceId: z.uuid().nullable() }),
  audit: (_, output) => ({ type: 'record', id: output.recordId }),
  run: async (context, input) => {
    const form = await loadForm(context, input.formId)
    const definition =
      guessCurrentDefinition(context, form.id) ?? (await loadCurrentDefinition(context, form.id))
    const memberId = context.memberId
    const access = definition?.applicantNode && nodeAccess(definition.applicantNode, form)
    const directory = createDirectory(context, { memberId })
    const instanceId = newId()
    const flow = definition && { state: 'running' as const, instanceId }
    const [record, currentId, applicant] = await Promise.all([
      writeRecord(context, form, { ...(access && { fieldAccess: access }), ...(flow && { flow }) }, input),
      readCurrentDefinitionId(context, form.id),
      definition
        ? loadFirstFrontier(directory, firstFrontier(definition), memberId, input.values)
        : undefined,
    ])
    if (currentId !== definition?.id) throw flowRepublished()
    if (!definition || !applicant) return { recordId: record.id, instanceId: null }
    await startInstance(context, { instanceId, form, definition, record, applicant, directory })
    return { recordId: record.id, instanceId }
  },
})

/**
 * The record as the applicant node lets its maker write it; one made earlier must be one they may change.
 * @throws alreadyInFlow, notFound
 */
async function writeRecord(
  context: OperationContext,
  form: LoadedForm,
  options: CreateOptions,
  { recordId, values }: Input,
): Promise<RecordView> {
  if (!recordId) return createRecord(context, form, values, options)
  const [before] = await Promise.all([
    readForFlow(context, form, recordId),
    readRecord(context, form, recordId, { permission: 'record.update' }),
  ])
  if (before.flowState === 'running') throw alreadyInFlow()
  if (Object.keys(values).length === 0) return before
  const { fieldAccess } = options
  if (fieldAccess) return updateForFlow(context, form, recordId, values, fieldAccess)
  await updateRecord(context, form, recordId, values)
  return readForFlow(context, form, recordId)
}
