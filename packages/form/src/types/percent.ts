import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { numberFormat } from '../format.ts'
import { checkAmount, checkRange, decimalsOf } from '../number-value.ts'
import { type PurePart, typedNumber } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const percentField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('percent'),
    /** Digits after the point of the percentage: `12.5%` has one. */
    scale: z.int().min(0).max(8).optional(),
    /** Shares of one, as values are: 0.125 is 12.5 %. */
    min: z.number().optional(),
    max: z.number().optional(),
    default: z.number().optional(),
  }),
)

const limit = 1e13
const usualScale = 8

export const percentType: PurePart<z.infer<typeof percentField>> = {
  name: { zh: '百分比', en: 'Percent' },
  isNumeric: true,
  title: 'whenChosen',
  report: { kind: 'number', offered: true },
  operators: ['gt', 'gte', 'lt', 'lte', 'between', 'eq', 'ne', ...emptiness],
  fromFile: 'number',
  // `12.5%` is read as 12.5, and 0.125 without the sign stands as it is.
  fileValue: (_, read, text) =>
    typeof read === 'number' && /[%％]\s*\)?$/.test(text.trim()) ? byHundred(read) : read,
  isList: () => false,
  formulaType: () => 'number',
  formulaLiteral: typedNumber,
  defaultValue: (field) => field.default ?? null,
  check: (field, value, path, check) =>
    checkAmount(field, value, { scale: (field.scale ?? usualScale) + 2, limit }, path, check),
  checkSettings: checkRange,
  fileCell: ({ scale }, value) =>
    typeof value === 'number'
      ? {
          kind: 'number',
          value,
          decimals: scale ?? Math.max(0, decimalsOf(value) - 2),
          grouped: false,
          percent: true,
        }
      : undefined,
  say: (field, value) => ({ text: writePercent(field, value) }),
  text: (field, value) => writePercent(field, value),
}

/** Moves the point two places, which a division would do almost. */
export function byHundred(percentage: number): number {
  const [mantissa, exponent = '0'] = String(percentage).split('e')
  return Number(`${mantissa}e${Number(exponent) - 2}`)
}

/** `0.125` → `12.5%`; both languages write it alike. */
export function writePercent({ scale }: { scale?: number | undefined }, value: unknown): string {
  if (typeof value !== 'number') return String(value)
  return numberFormat('en', {
    style: 'percent',
    minimumFractionDigits: scale ?? 0,
    maximumFractionDigits: scale ?? usualScale,
  }).format(value)
}
