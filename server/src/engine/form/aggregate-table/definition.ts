import { fieldIdSchema, filterSchema, nameText } from '@sluice/form'
import { z } from 'zod'

/** What an aggregate table adds up, under which keys, and what it refuses. */
export const aggregateDefinitionSchema = z.object({
  /** What amounts are kept for: a product, a warehouse. */
  keys: z
    .array(z.object({ name: nameText(100) }))
    .min(1)
    .max(4),
  sources: z
    .array(
      z.object({
        formId: z.uuid(),
        /** Rows of this sub-table; absent: the records themselves. */
        tableId: fieldIdSchema.optional(),
        sign: z.enum(['plus', 'minus']),
        /** The field that is added up, of the row or of its record; absent: one for each. */
        valueFieldId: fieldIdSchema.optional(),
        /** The fields that hold the keys, in their order. */
        keyFieldIds: z.array(fieldIdSchema).min(1).max(4),
        filter: filterSchema.optional(),
      }),
    )
    .min(1)
    .max(10),
  /** No write takes an amount below. */
  least: z.number().optional(),
  /** No write takes an amount above. */
  most: z.number().optional(),
  /** Said besides the numbers. */
  message: z.string().max(200).optional(),
})
export type AggregateDefinition = z.infer<typeof aggregateDefinitionSchema>
export type AggregateSource = AggregateDefinition['sources'][number]

/** An aggregate table as it is kept. */
export interface AggregateTable {
  id: string
  name: string
  definition: AggregateDefinition
}

export const aggregateViewSchema = z.object({
  id: z.uuid(),
  appId: z.uuid(),
  name: z.string(),
  definition: aggregateDefinitionSchema,
})
