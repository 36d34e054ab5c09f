import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOf, loadForm, requireFormPermission } from '../../form/index.ts'
import { analysisSchema, describeAnalysis, previewColumnSchema } from '../describe-analysis.ts'
import { columnNames } from '../reading/column-names.ts'
import { readingOf, readingSchema } from '../reading/reading.ts'
import { analyzeReadable } from '../table/analyze-readable.ts'

/** Looks at an uploaded spreadsheet: encoding, delimiter, header, types with doubts, a preview (N1.1, N2.7). */
export const analyzeFile = defineOperation({
  id: 'import.analyze',
  kind: 'query',
  method: 'POST',
  path: '/api/import/analyze',
  summary: {
    zh: '分析表格文件：列、类型、疑点、预览',
    en: 'Analyze a spreadsheet: columns, types, doubts, preview',
  },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    fileId: z.uuid(),
    /** The form that the file is to go into: names of its fields tell the header. */
    formId: z.uuid().optional(),
    ...readingSchema.shape,
    /** Columns whose type the person chose: the preview and the doubts are of those. */
    columns: z.array(previewColumnSchema).max(300).optional(),
  }),
  output: analysisSchema,
  prepare: async (read, input) => {
    const { formId } = input
    const names = formId ? await read((context) => namesIn(context, formId)) : undefined
    return analyzeReadable(read, input.fileId, { ...readingOf(input), names })
  },
  run: async (_, { columns }, { file, ...analyzed }) => describeAnalysis(file, analyzed, columns),
})

async function namesIn(context: OperationContext, formId: string): Promise<string[]> {
  const form = await loadForm(context, formId)
  await requireFormPermission(context, form, 'record.import')
  return columnNames(form, fieldAccessOf(await context.policy(), form, 'record.read'))
}
