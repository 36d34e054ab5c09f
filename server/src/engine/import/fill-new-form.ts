import { z } from 'zod'
import type { ReadFirst } from '../../kernel/index.ts'
import { nameText } from '../../kernel/index.ts'
import { startVisibleJob } from '../../platform/job/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { createForm } from '../form/index.ts'
import { badRowsSchema } from './filling/import-plan.ts'
import { fillFormJob } from './jobs/fill-form-job.ts'
import { chosenColumnSchema, makeDefinition } from './make-definition.ts'
import { readingOf, readingSchema } from './reading/reading.ts'
import { analyzeReadableTable } from './table/analyze-readable.ts'

/** What makes a form from a file. */
export const newFormInput = {
  fileId: z.uuid(),
  formName: nameText(100),
  ...readingSchema.shape,
  columns: z.array(chosenColumnSchema).min(1).max(300),
  titleFieldId: z.string().max(41).optional(),
  badRows: badRowsSchema.default('skip'),
}
const newFormSchema = z.object(newFormInput)
export type NewFormInput = z.output<typeof newFormSchema>

/** The file as it was read before the transaction. */
type ReadFile = Awaited<ReturnType<typeof readNewForm>>

/** Looks through the file, before the transaction that makes the form. @throws what `analyzeReadableTable` throws */
export function readNewForm(read: ReadFirst<OperationContext>, input: NewFormInput) {
  return analyzeReadableTable(read, input.fileId, readingOf(input))
}

/**
 * Makes a published form from the columns of a file and starts the job that fills it, in the running transaction of the
 * schema owner: it exists with its job, or not at all (N1.1). When the job is cancelled or fails for good, the form goes
 * again, and with it an app that was made for it. The caller has checked the permission on the app.
 */
export async function fillNewForm(
  context: OperationContext,
  { appId, isNew = false }: { appId: string; isNew?: boolean },
  input: NewFormInput,
  { file, analysis }: ReadFile,
): Promise<{ formId: string; jobId: string }> {
  const { formName, badRows, titleFieldId } = input
  const reading = readingOf(input)
  const columns = input.columns.filter(({ include }) => include)
  const definition = makeDefinition(columns, analysis.columns, titleFieldId)
  const formId = await createForm(context, { appId, name: formName, definition })
  const mapping = columns.map(({ index, fieldId, dateOrder, numberStyle }) => ({
    index,
    fieldId,
    dateOrder,
    numberStyle,
  }))
  const jobId = await startVisibleJob(context, fillFormJob, {
    title: `${file.name} → ${formName}`,
    input: {
      formId,
      fileId: file.id,
      reading,
      mapping,
      badRows,
      made: { form: true, ...(isNew ? { appId } : {}) },
      locale: context.locale,
    },
  })
  return { formId, jobId }
}
