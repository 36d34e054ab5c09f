import { z } from 'zod'
import { common, fieldIdSchema } from '../common.ts'
import { computedType } from '../computed-type.ts'
import type { PurePart } from '../pure-part.ts'
import { computed } from '../result-field.ts'
import { schemaOf } from '../schema-of.ts'

export const lookupField = schemaOf(() =>
  z.object({
    ...common,
    ...computed,
    type: z.literal('lookup'),
    /** The field of this form that links the record. */
    relationFieldId: z.union([z.literal(''), fieldIdSchema]),
    /** The field of the linked record that is shown. */
    targetFieldId: z.union([z.literal(''), fieldIdSchema]),
  }),
)

export const lookupType: PurePart<z.infer<typeof lookupField>> = {
  ...computedType,
  name: { zh: '引用字段', en: 'Lookup' },
  checkSettings({ relationFieldId, targetFieldId }, note) {
    if (relationFieldId === '') note('relationFieldId', 'noRelation')
    if (targetFieldId === '') note('targetFieldId', 'noTargetField')
  },
}
