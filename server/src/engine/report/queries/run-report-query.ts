import { choiceSchema, filterSchema, reportDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { findReport, toReportView } from '../find-report.ts'
import { reportPlaces } from '../place-words.ts'
import { runReport } from '../run-report.ts'

export const runReportQuery = defineOperation({
  id: 'report.run',
  kind: 'query',
  method: 'POST',
  path: '/api/reports/run',
  summary: { zh: '计算报表', en: 'Run a stored report, or a definition that is still being built' },
  access: 'member',
  heavy: () => true,
  places: reportPlaces,
  input: z.object({
    reportId: z.uuid().optional(),
    definition: reportDefinitionSchema.optional(),
    /** Narrows the report further, e.g. a dashboard filter. */
    filter: filterSchema.optional(),
  }),
  output: z.object({
    columns: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        kind: z.enum(['dimension', 'measure']),
        type: z.string(),
        /** Of amounts (ISO 4217). */
        currency: z.string().optional(),
        bucket: z.string().optional(),
        /** Of a dimension: the field it groups by, and its choices with their colours. */
        field: z.string().optional(),
        choices: z.array(choiceSchema).optional(),
        /** Where there are no records the value is 0 (counts and sums), not unknown. */
        zero: z.boolean().optional(),
        addsUp: z.boolean().optional(),
      }),
    ),
    rows: z.array(
      z.object({
        keys: z.array(z.string().nullable()),
        labels: z.array(z.string()),
        values: z.array(z.union([z.number(), z.string(), z.null()])),
      }),
    ),
    sentence: z.string(),
    truncated: z.boolean(),
    comparison: z.object({ current: z.number().nullable(), previous: z.number().nullable() }).nullable(),
    /** Of a chart along time: every group of its axis in order, those without records too. */
    axis: z.array(z.string().nullable()).optional(),
  }),
  run: async (context, { reportId, definition, filter }) => {
    const asked = definition ?? (reportId && toReportView(await findReport(context, reportId)).definition)
    if (!asked) {
      const message = { zh: '请给出 reportId 或 definition', en: 'Give a reportId or a definition' }
      throw invalidInput({ count: 1 }, [{ field: 'reportId', code: 'required', message }])
    }
    const both = filter && asked.filter ? { all: [asked.filter, filter] } : (filter ?? asked.filter)
    return runReport(context, both ? { ...asked, filter: both } : asked)
  },
})
