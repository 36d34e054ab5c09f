import { dateOrders } from '@sluice/sheet'
import { z } from 'zod'
import { delimiters } from './detect-delimiter.ts'
import { encodings } from './detect-encoding.ts'

/** How to read a file; what is left out is found out. An analysis and the import after it say the same. */
export const readingSchema = z.object({
  /** Sheet of a workbook; the first one with something in it unless named. */
  sheet: z.string().max(200).optional(),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  /** Whether the first row names the columns. */
  hasHeader: z.boolean().optional(),
  /** Line of the row that names the columns, 0 for none; stronger than `hasHeader`. */
  headerLine: z.int().min(0).max(1_048_576).optional(),
  /** `1,234.5` or `1.234,5`, in every column. */
  numberStyle: z.enum(['point', 'comma']).optional(),
  /** What `4/7/2026` means, in every column. */
  dateOrder: z.enum(dateOrders).optional(),
  /** Whether rows of totals are imported. */
  totals: z.enum(['keep', 'leaveOut']).optional(),
})

/** What is kept with a job: beside what was told, what the form says that the file goes into. */
export const plannedReadingSchema = readingSchema.extend({
  /** What the columns may be called; a row of such names is the header, even where they look like numbers. */
  names: z.array(z.string().max(300)).max(5_000).optional(),
})
export type Reading = z.infer<typeof plannedReadingSchema>

/** What an operation's input says about reading its file. */
export function readingOf(input: Reading): Reading {
  const { sheet, encoding, delimiter, hasHeader, headerLine, numberStyle, dateOrder, totals, names } = input
  return { sheet, encoding, delimiter, hasHeader, headerLine, numberStyle, dateOrder, totals, names }
}
