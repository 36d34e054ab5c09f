import { z } from 'zod'
import { filterOperators } from './filter-operator.ts'
import { schemaOf } from './schema-of.ts'

/** Characters of what a field is compared with. */
const longestOperand = 10_000

/** A field where one is asked for: its id, a column of a sub-table (`items.price`), or an attribute of every record. */
export const fieldNameSchema = schemaOf(() => z.string().min(1).max(100))

export const filterConditionSchema = schemaOf(() =>
  z.object({
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
  }),
)
export type FilterCondition = z.infer<typeof filterConditionSchema>
export type Filter = FilterCondition | { all: Filter[] } | { any: Filter[] }
export const filterSchema: z.ZodType<Filter> = schemaOf(() =>
  z.lazy(() =>
    z.union([
      filterConditionSchema,
      z.object({ all: z.array(filterSchema).max(50) }),
      z.object({ any: z.array(filterSchema).max(50) }),
    ]),
  ),
)
