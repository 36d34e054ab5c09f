import { filterOperators, recordValuesSchema } from '@sluice/form'
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

/** Characters of what a field is compared with. */
const longestOperand = 10_000

/** A field where one is asked for: its id, a column of a sub-table (`items.price`), or an attribute of every record. */
export const fieldNameSchema = z.string().min(1).max(100)

export const filterConditionSchema = z.object({
  field: fieldNameSchema,
  op: z.enum(filterOperators),
  /** One value, two for `between`, a list for `in` and `notIn`, absent for the operators without one. */
  value: z
    .union([
      z.string().max(longestOperand),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(z.union([z.string().max(longestOperand), z.number()])).max(1000),
    ])
    .optional(),
})
export type FilterCondition = z.infer<typeof filterConditionSchema>
export type Filter = FilterCondition | { all: Filter[] } | { any: Filter[] }
export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    filterConditionSchema,
    z.object({ all: z.array(filterSchema).max(50) }),
    z.object({ any: z.array(filterSchema).max(50) }),
  ]),
)
export const sortSchema = z.object({ field: fieldNameSchema, direction: z.enum(['asc', 'desc']) })
export type Sort = z.infer<typeof sortSchema>

/** Page by key: pass `cursor` of the page before; no page number, no total. */
export const pageInputSchema = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
