import { z } from 'zod'
import { reportType } from '../check.ts'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import { checkCharacters, withPlainLines } from '../text-value.ts'

/** Characters it may ever have. */
const mostLength = 100_000

export const longTextField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('longText'),
    default: z.string().max(20_000).optional(),
    maxLength: z.int().min(1).max(mostLength).optional(),
  }),
)

/** Characters it may have when its field says nothing else. */
const usualLength = 20_000

export const longTextType: PurePart<z.infer<typeof longTextField>> = {
  name: { zh: '多行文本', en: 'Long text' },
  title: 'never',
  report: { kind: 'text', offered: false },
  operators: ['contains', 'eq', 'ne', 'startsWith', ...emptiness],
  fromFile: 'longText',
  ofColumn: ({ longest }) => ({ width: 12, ...(longest > usualLength ? { maxLength: mostLength } : {}) }),
  fileWidth: 48,
  isList: () => false,
  formulaType: () => 'text',
  defaultValue: (field) => field.default ?? null,
  check(field, given, path, check) {
    if (typeof given !== 'string') {
      reportType(check, field, path, 'text')
      return null
    }
    if (given === '') return null
    const value = withPlainLines(given)
    checkCharacters(field, value, field.maxLength ?? usualLength, path, check)
    return value
  },
  text: (_, value) => String(value),
}
