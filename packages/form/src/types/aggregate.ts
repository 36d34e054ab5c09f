import { z } from 'zod'
import { common, fieldIdSchema } from '../common.ts'
import { computedType } from '../computed-type.ts'
import { filterSchema } from '../filter.ts'
import type { PurePart } from '../pure-part.ts'
import { aggregations, computed } from '../result-field.ts'
import { schemaOf } from '../schema-of.ts'

export const aggregateField = schemaOf(() =>
  z.object({
    ...common,
    ...computed,
    type: z.literal('aggregate'),
    sourceFormId: z.union([z.literal(''), z.uuid()]),
    aggregation: z.enum(aggregations),
    /** Of which field; a count needs none. */
    valueFieldId: fieldIdSchema.optional(),
    /** Fields of those records that must equal fields of this one. */
    matches: z
      .array(z.object({ sourceFieldId: fieldIdSchema, fieldId: fieldIdSchema }))
      .max(5)
      .optional(),
    /** Which of them. */
    filter: filterSchema.optional(),
  }),
)

export const aggregateType: PurePart<z.infer<typeof aggregateField>> = {
  ...computedType,
  name: { zh: '聚合', en: 'Aggregate' },
  checkSettings({ sourceFormId, aggregation, valueFieldId }, note) {
    if (sourceFormId === '') note('sourceFormId', 'noSource')
    if (aggregation !== 'count' && !valueFieldId) note('valueFieldId', 'noTargetField')
  },
}
