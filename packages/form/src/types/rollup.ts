import { z } from 'zod'
import { common, fieldIdSchema } from '../common.ts'
import { computedType } from '../computed-type.ts'
import { filterSchema } from '../filter.ts'
import type { PurePart } from '../pure-part.ts'
import { aggregations, computed } from '../result-field.ts'
import { schemaOf } from '../schema-of.ts'

export const rollupField = schemaOf(() =>
  z.object({
    ...common,
    ...computed,
    type: z.literal('rollup'),
    sourceFormId: z.union([z.literal(''), z.uuid()]),
    /** The field of those records that links here. */
    linkFieldId: z.union([z.literal(''), fieldIdSchema]),
    aggregation: z.enum(aggregations),
    /** Of which field; a count needs none. */
    valueFieldId: fieldIdSchema.optional(),
    /** Which of them. */
    filter: filterSchema.optional(),
  }),
)

export const rollupType: PurePart<z.infer<typeof rollupField>> = {
  ...computedType,
  name: { zh: '汇总', en: 'Rollup' },
  checkSettings({ sourceFormId, linkFieldId, aggregation, valueFieldId }, note) {
    if (sourceFormId === '') note('sourceFormId', 'noSource')
    else if (linkFieldId === '') note('linkFieldId', 'noRelation')
    if (aggregation !== 'count' && !valueFieldId) note('valueFieldId', 'noTargetField')
  },
}
