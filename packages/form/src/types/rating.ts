import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { checkAmount } from '../number-value.ts'
import { type PurePart, typedNumber } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const ratingField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('rating'),
    /** Stars to give at most; five when absent. */
    stars: z.int().min(2).max(10).optional(),
    default: z.int().min(1).max(10).optional(),
  }),
)

/** Stars to give when the field says nothing else. */
export const usualStars = 5

export const ratingType: PurePart<z.infer<typeof ratingField>> = {
  name: { zh: '评分', en: 'Rating' },
  isNumeric: true,
  title: 'never',
  report: { kind: 'number', offered: true },
  operators: ['gte', 'lte', 'eq', 'gt', 'lt', 'between', 'ne', ...emptiness],
  fromFile: 'number',
  isList: () => false,
  formulaType: () => 'number',
  formulaLiteral: typedNumber,
  defaultValue: (field) => field.default ?? null,
  check: ({ name, stars = usualStars }, value, path, check) =>
    checkAmount({ name, min: 1, max: stars }, value, { scale: 0, limit: stars }, path, check),
  checkSettings({ stars = usualStars, default: start }, note) {
    if (start !== undefined && start > stars) note('default', 'defaultBeyond', { max: stars })
  },
  fileCell: (_, value) =>
    typeof value === 'number' ? { kind: 'number', value, decimals: 0, grouped: false } : undefined,
  say: ({ stars = usualStars }, value) => ({ text: `${value}/${stars}` }),
  text: (_, value) => String(value),
}
