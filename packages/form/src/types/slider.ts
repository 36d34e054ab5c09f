import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { writeNumber } from '../format.ts'
import { checkAmount, checkRange, decimalsOf } from '../number-value.ts'
import { type PurePart, typedNumber } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const sliderField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('slider'),
    /** 0 to 100 in steps of one unless told otherwise. */
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.number().gt(0).optional(),
    unit: z.string().max(20).optional(),
    default: z.number().optional(),
  }),
)
type SliderField = z.infer<typeof sliderField>

/** Where a slider begins and ends, and how far a step goes. */
export function sliderScale({ min = 0, max = 100, step = 1 }: Pick<SliderField, 'min' | 'max' | 'step'>) {
  return { min, max, step }
}

const limit = 1e15

export const sliderType: PurePart<SliderField> = {
  name: { zh: '滑块', en: 'Slider' },
  isNumeric: true,
  title: 'never',
  report: { kind: 'number', offered: true },
  operators: ['gte', 'lte', 'between', 'gt', 'lt', 'eq', 'ne', ...emptiness],
  fromFile: 'number',
  isList: () => false,
  formulaType: () => 'number',
  formulaLiteral: typedNumber,
  defaultValue: (field) => field.default ?? null,
  check(field, value, path, check) {
    const { min, max, step } = sliderScale(field)
    const scale = Math.max(decimalsOf(step), decimalsOf(min))
    return checkAmount({ name: field.name, min, max }, value, { scale, limit }, path, check)
  },
  checkSettings: (field, note) => checkRange({ name: field.name, ...sliderScale(field) }, note),
  fileCell: (_, value) =>
    typeof value === 'number'
      ? { kind: 'number', value, decimals: decimalsOf(value), grouped: false }
      : undefined,
  say: (field, value) => ({ text: sliderText(field, value, 'zh') }),
  text: (field, value, { locale }) => sliderText(field, value, locale),
}

function sliderText({ unit }: SliderField, value: unknown, locale: 'zh' | 'en'): string {
  if (typeof value !== 'number') return String(value)
  const number = writeNumber(value, undefined, locale)
  return unit ? `${number} ${unit}` : number
}
