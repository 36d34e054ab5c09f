import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { analysisSchema, describeAnalysis } from '../describe-analysis.ts'
import { readingSchema } from '../reading/open-table.ts'
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
  input: z.object({ fileId: z.uuid(), ...readingSchema.shape }),
  output: analysisSchema,
  prepare: (read, { fileId, ...reading }) => analyzeReadable(read, fileId, reading),
  run: async (_, __, { file, table, analysis }) => describeAnalysis(file, table, analysis),
})
