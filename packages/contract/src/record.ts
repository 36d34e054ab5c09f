import {
  type Filter,
  type FilterCondition,
  fieldNameSchema,
  filterConditionSchema,
  filterSchema,
  recordValuesSchema,
} from '@sluice/form'
import { z } from 'zod'

export const flowStateSchema = z.enum(['running', 'approved', 'rejected', 'withdrawn'])

/** A record as a reader gets it: only the fields the reader may see are in `values`. */
export const recordViewSchema = z.object({
  id: z.uuid(),
  formId: z.uuid(),
  version: z.int(),
  title: z.string(),
  values: recordValuesSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.uuid().nullable(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.uuid().nullable(),
  ownerDepartmentId: z.uuid().nullable(),
  flowState: flowStateSchema.nullable(),
  flowInstanceId: z.uuid().nullable(),
})
export type RecordView = z.infer<typeof recordViewSchema>

export { type Filter, type FilterCondition, fieldNameSchema, filterConditionSchema, filterSchema }
export const sortSchema = z.object({ field: fieldNameSchema, direction: z.enum(['asc', 'desc']) })
export type Sort = z.infer<typeof sortSchema>

/** Page by key: pass `cursor` of the page before; no page number, no total. */
export const pageInputSchema = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
