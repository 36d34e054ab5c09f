import { z } from 'zod'
import { cascadeNamed, cascadeText, cascadeTree, checkCascade } from '../cascade.ts'
import { report, reportType } from '../check.ts'
import { suggestionOf } from '../choice-value.ts'
import { choiceSchema, common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const cascadeField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('cascade'),
    /** `parent`: value of the choice it lies below. */
    choices: z
      .array(z.object({ ...choiceSchema.shape, parent: z.string().min(1).max(200).optional() }))
      .max(3000),
    /** A value may stop above the lowest level. */
    anyLevel: z.boolean().optional(),
    default: z.string().max(200).optional(),
  }),
)

export const cascadeType: PurePart<z.infer<typeof cascadeField>> = {
  name: { zh: '级联选择', en: 'Cascade' },
  title: 'whenChosen',
  report: { kind: 'choice', offered: true },
  operators: ['in', 'notIn', ...emptiness],
  fromFile: 'text',
  fileValue: ({ choices }, read) => cascadeNamed(choices, String(read)),
  fileWidth: 28,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  defaultValue: (field) => field.default ?? null,
  check(field, value, path, check) {
    if (value === '') return null
    if (typeof value !== 'string') {
      reportType(check, field, path, 'choice')
      return null
    }
    const { byValue, below } = cascadeTree(field.choices)
    const chosen = byValue.get(value)
    if (!chosen) report(check, field, path, 'noSuchChoice', { value }, suggestionOf(field))
    else if (!field.anyLevel && below.has(value))
      report(
        check,
        field,
        path,
        'notTheLowest',
        { value: chosen.label },
        suggestionOf({ choices: below.get(value)! }),
      )
    return value
  },
  checkSettings: checkCascade,
  say: ({ choices }, value) => ({ text: cascadeText(choices, String(value)) }),
  nameText: ({ choices }, value) => cascadeText(choices, String(value)),
  text: ({ choices }, value) => cascadeText(choices, String(value)),
}
