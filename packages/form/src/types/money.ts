import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { writeMoney } from '../format.ts'
import { checkAmount, checkRange } from '../number-value.ts'
import { type PurePart, typedNumber } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const moneyField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('money'),
    /** ISO 4217. Stored as a whole number of minor units (two decimals). */
    currency: z.string().length(3).default('CNY'),
    min: z.number().optional(),
    max: z.number().optional(),
    default: z.number().optional(),
  }),
)

/** Digits a money field keeps after the point; the column counts the smallest unit. */
export const moneyDigits = 2
const limit = Number.MAX_SAFE_INTEGER / 100

export const moneyType: PurePart<z.infer<typeof moneyField>> = {
  name: { zh: '金额', en: 'Money' },
  isNumeric: true,
  title: 'whenChosen',
  report: { kind: 'money', offered: true },
  operators: ['gt', 'gte', 'lt', 'lte', 'between', 'eq', 'ne', ...emptiness],
  fromFile: 'money',
  ofColumn: ({ currency }) => ({ currency }),
  isList: () => false,
  formulaType: () => 'number',
  formulaLiteral: typedNumber,
  defaultValue: (field) => field.default ?? null,
  check: (field, value, path, check) => checkAmount(field, value, { scale: moneyDigits, limit }, path, check),
  checkSettings: checkRange,
  isKeyFact: true,
  fileCell: (_, value) =>
    typeof value === 'number' ? { kind: 'number', value, decimals: moneyDigits, grouped: true } : undefined,
  say: ({ type, currency }, value) =>
    typeof value === 'number' ? { value, format: { type, currency } } : { text: String(value) },
  text: ({ currency }, value, { locale }) =>
    typeof value === 'number' ? writeMoney(value, currency, locale) : String(value),
}
