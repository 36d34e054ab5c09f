import { fieldIdSchema } from '@sluice/contract'
import { dateOrders } from '@sluice/sheet'
import { z } from 'zod'
import { plannedReadingSchema } from '../reading/reading.ts'

/** Which column of the file goes into which field. */
export const mappingSchema = z
  .array(
    z.object({
      /** Position of the column in the file, from 0. */
      index: z.int().min(0).max(20_000),
      fieldId: fieldIdSchema,
      /** The column of a sub-table, where the field is one: rows below that say nothing else belong to the record above. */
      columnId: fieldIdSchema.optional(),
      /** What `4/7/2026` means; found out unless told. */
      dateOrder: z.enum(dateOrders).optional(),
      /** `1,234.5` or `1.234,5`; found out unless told. */
      numberStyle: z.enum(['point', 'comma']).optional(),
    }),
  )
  .max(1_000)
export type ColumnMapping = z.infer<typeof mappingSchema>[number]

/** `skip`: import what is right and hand back the rest; `refuseAll`: one wrong row and nothing is imported. */
export const badRowsSchema = z.enum(['skip', 'refuseAll'])

/** Everything a fill job needs; kept with the job, so that a repeat does the same. */
export const importPlanSchema = z.object({
  formId: z.uuid(),
  fileId: z.uuid(),
  reading: plannedReadingSchema,
  mapping: mappingSchema,
  /** A row whose value in this field is that of a record changes the record instead of adding one. */
  keyFieldId: fieldIdSchema.optional(),
  badRows: badRowsSchema,
  /** What was made only to be filled by this import, and goes when nothing comes of it. */
  made: z.object({ form: z.boolean(), appId: z.uuid().optional() }).optional(),
  /** Language of the reasons in the file of bad rows. */
  locale: z.enum(['zh', 'en']),
})
export type ImportPlan = z.infer<typeof importPlanSchema>

/** What a finished import tells. */
export interface ImportResult extends Record<string, unknown> {
  formId: string
  imported: number
  /** Records found by their key and changed. */
  updated: number
  skipped: number
  /** `refuseAll` was asked for and there were bad rows: nothing was imported. */
  refused: boolean
  /** CSV with the bad rows as they were and the reason. */
  errorFileId?: string
  /** The first bad cells. */
  problems: ImportProblem[]
}

export interface ImportProblem {
  /** Line of the file. */
  row: number
  column: string
  value: string
  zh: string
  en: string
}

/** Problems listed in the result; the file of bad rows has all of them. */
export const listedProblems = 100
