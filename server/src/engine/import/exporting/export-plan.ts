import { filterSchema, sortSchema } from '@sluice/contract'
import { z } from 'zod'

/** What to write into a file; kept with the job, so that a repeat does the same. */
export const exportPlanSchema = z.object({
  formId: z.uuid(),
  format: z.enum(['csv', 'xlsx']),
  filter: filterSchema.optional(),
  sort: z.array(sortSchema).max(4).optional(),
  search: z.string().max(200).optional(),
  /** Fields and system attributes in the order of the columns; absent: every field the person may see. */
  fields: z.array(z.string().min(1).max(60)).min(1).max(310).optional(),
  locale: z.enum(['zh', 'en']),
})
export type ExportPlan = z.infer<typeof exportPlanSchema>

/** What a finished export tells. */
export interface ExportResult extends Record<string, unknown> {
  formId: string
  fileId: string
  fileName: string
  rows: number
  /** Texts longer than a cell of a spreadsheet can be, which were cut. */
  cut: number
}
