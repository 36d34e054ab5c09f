import { z } from 'zod'
import { common, unique } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { writeNumber, writePlainNumber } from '../format.ts'
import { checkAmount, checkRange, decimalsOf } from '../number-value.ts'
import { type PurePart, typedNumber } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

/** Digits after the point that a double surely holds. */
const mostDecimals = 15

export const numberField = schemaOf(() =>
  z.object({
    ...common,
    ...unique,
    type: z.literal('number'),
    /** Digits after the decimal point, 0 to 15; up to 8 unless told. */
    scale: z.int().min(0).max(mostDecimals).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    unit: z.string().max(20).optional(),
    /** False: digits are shown without groups of three, because the number names something (order 10248). */
    grouping: z.boolean().optional(),
    default: z.number().optional(),
  }),
)

/** Beyond this a double no longer holds every step of the field's scale. */
const limit = 1e15
const usualScale = 8

export const numberType: PurePart<z.infer<typeof numberField>> = {
  name: { zh: '数字', en: 'Number' },
  canBeUnique: true,
  isNumeric: true,
  title: 'whenChosen',
  report: { kind: 'number', offered: true },
  operators: ['gt', 'gte', 'lt', 'lte', 'between', 'eq', 'ne', ...emptiness],
  fromFile: 'number',
  ofColumn: ({ decimals, isPercent, isId }) => ({
    scale: Math.min(decimals, mostDecimals),
    ...(isPercent ? { unit: '%' } : {}),
    ...(decimals === 0 && isId ? { grouping: false } : {}),
  }),
  canBeKey: true,
  isList: () => false,
  formulaType: () => 'number',
  formulaLiteral: typedNumber,
  defaultValue: (field) => field.default ?? null,
  check: (field, value, path, check) =>
    checkAmount(field, value, { scale: field.scale ?? usualScale, limit }, path, check),
  checkSettings: checkRange,
  fileCell: ({ scale }, value) =>
    typeof value === 'number'
      ? { kind: 'number', value, decimals: scale ?? decimalsOf(value), grouped: false }
      : undefined,
  say: ({ type, scale, unit, grouping }, value) =>
    typeof value === 'number' ? { value, format: { type, scale, unit, grouping } } : { text: String(value) },
  text({ grouping, scale, unit }, value, { locale }) {
    if (typeof value !== 'number') return String(value)
    const number = grouping === false ? writePlainNumber(value, scale) : writeNumber(value, scale, locale)
    return unit ? `${number} ${unit}` : number
  },
}
