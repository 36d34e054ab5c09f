import { z } from 'zod'
import { common } from '../common.ts'
import { computedType } from '../computed-type.ts'
import type { PurePart } from '../pure-part.ts'
import { computed } from '../result-field.ts'
import { schemaOf } from '../schema-of.ts'

export const formulaField = schemaOf(() =>
  z.object({
    ...common,
    ...computed,
    type: z.literal('formula'),
    /** Fields stand in it by `{{id}}` once it is published. */
    formula: z.string().max(10_000),
  }),
)

export const formulaType: PurePart<z.infer<typeof formulaField>> = {
  ...computedType,
  name: { zh: '公式', en: 'Formula' },
  checkSettings({ formula }, note) {
    if (formula.trim() === '') note('formula', 'noFormula')
  },
}
