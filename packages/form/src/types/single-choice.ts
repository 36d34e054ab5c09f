import { z } from 'zod'
import { report, reportType } from '../check.ts'
import { checkChoices, choicesNamed, choiceValues, labelOf, suggestionOf } from '../choice-value.ts'
import { choiceSchema, common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const singleChoiceField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('singleChoice'),
    choices: z.array(choiceSchema).max(500),
    display: z.enum(['dropdown', 'radio']).optional(),
    default: z.string().max(200).optional(),
  }),
)

export const singleChoiceType: PurePart<z.infer<typeof singleChoiceField>> = {
  name: { zh: '单选', en: 'Single choice' },
  title: 'whenChosen',
  report: { kind: 'choice', offered: true },
  operators: ['in', 'notIn', ...emptiness],
  fromFile: 'choice',
  ofColumn: ({ values }) => values && { choices: choicesNamed(values) },
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
    if (!choiceValues(field).has(value))
      report(check, field, path, 'noSuchChoice', { value }, suggestionOf(field))
    return value
  },
  checkSettings: checkChoices,
  say: ({ choices }, value) => ({ list: [labelOf(choices, String(value))] }),
  nameText: ({ choices }, value) => labelOf(choices, String(value)),
  text: ({ choices }, value) => labelOf(choices, String(value)),
}
