import { z } from 'zod'
import { report, reportType } from '../check.ts'
import { checkChoices, choicesNamed, choiceValues, labelOf, suggestionOf } from '../choice-value.ts'
import { choiceSchema, common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { writeList } from '../format.ts'
import { itemsOf, type PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const multipleChoiceField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('multipleChoice'),
    choices: z.array(choiceSchema).max(500),
    default: z.array(z.string().max(200)).max(500).optional(),
  }),
)

export const multipleChoiceType: PurePart<z.infer<typeof multipleChoiceField>> = {
  name: { zh: '多选', en: 'Multiple choice' },
  title: 'never',
  report: { kind: 'choice', offered: true },
  operators: ['in', 'contains', 'notIn', 'eq', ...emptiness],
  fromFile: 'choice',
  readsList: true,
  ofColumn: ({ parts }) => parts && { choices: choicesNamed(parts) },
  isList: () => true,
  formulaType: () => ({ list: 'text' }),
  defaultValue: (field) => field.default ?? null,
  check(field, value, path, check) {
    if (!Array.isArray(value)) {
      reportType(check, field, path, 'choices')
      return null
    }
    if (value.length === 0) return null
    const known = choiceValues(field)
    const seen = new Set<unknown>()
    for (const item of value as unknown[]) {
      if (typeof item !== 'string' || !known.has(item)) {
        report(check, field, path, 'noSuchChoice', { value: item }, suggestionOf(field))
      } else if (seen.has(item)) report(check, field, path, 'repeated', { value: item })
      seen.add(item)
    }
    return value as string[]
  },
  checkSettings: checkChoices,
  say: ({ choices }, value) => ({ list: itemsOf(value).map((one) => labelOf(choices, one)) }),
  text: ({ choices }, value, setting) =>
    writeList(
      itemsOf(value).map((one) => labelOf(choices, one)),
      setting,
    ),
}
