import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { checkAmount, checkRange } from '../number-value.ts'
import { type PurePart, typedNumber } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import { readDuration, writeDuration } from '../time.ts'

export const durationField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('duration'),
    /** The largest unit it is written with, and what a typed number without a unit counts; hours when absent. */
    unit: z.enum(['day', 'hour', 'minute', 'second']).optional(),
    /** Seconds. */
    min: z.number().optional(),
    max: z.number().optional(),
    default: z.number().optional(),
  }),
)

/** More than any span people write down: 31,688 years. */
const limit = 1e12
const letters = { day: 'd', hour: 'h', minute: 'm', second: 's' } as const
const secondsOf = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const

export const durationType: PurePart<z.infer<typeof durationField>> = {
  name: { zh: '时长', en: 'Duration' },
  isNumeric: true,
  title: 'whenChosen',
  operators: ['gt', 'gte', 'lt', 'lte', 'between', 'eq', 'ne', ...emptiness],
  fromFile: 'text',
  fileValue: ({ unit = 'hour' }, read) => readDuration(String(read), secondsOf[unit]),
  isList: () => false,
  formulaType: () => 'duration',
  formulaLiteral: typedNumber,
  defaultValue: (field) => field.default ?? null,
  check: (field, value, path, check) => checkAmount(field, value, { scale: 0, limit }, path, check),
  checkSettings: checkRange,
  say: (field, value) => ({ text: textOf(field, value, 'zh') }),
  text: (field, value, { locale }) => textOf(field, value, locale),
}

function textOf({ unit = 'hour' }: z.infer<typeof durationField>, value: unknown, locale: 'zh' | 'en') {
  return typeof value === 'number' ? writeDuration(value, letters[unit], locale) : String(value)
}
