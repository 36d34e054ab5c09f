import { z } from 'zod'
import { report } from '../check.ts'
import { common } from '../common.ts'
import { toInstant } from '../date.ts'
import { emptiness } from '../filter-operator.ts'
import { localTime } from '../format.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const dateTimeField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('dateTime'),
    default: z.union([z.literal('now'), z.iso.datetime({ offset: true })]).optional(),
  }),
)

export const dateTimeType: PurePart<z.infer<typeof dateTimeField>> = {
  name: { zh: '日期时间', en: 'Date and time' },
  title: 'never',
  report: { kind: 'dateTime', offered: true },
  operators: ['relative', 'between', 'eq', 'gte', 'lte', 'gt', 'lt', 'ne', ...emptiness],
  movingDefaults: ['now'],
  fromFile: 'dateTime',
  ofColumn: () => ({}),
  isList: () => false,
  formulaType: () => 'datetime',
  defaultValue: (field, { now }) => (field.default === 'now' ? now.toISOString() : (field.default ?? null)),
  /** @returns the instant in UTC, to the millisecond */
  check(field, value, path, check) {
    if (value === '') return null
    const instant = typeof value === 'string' ? toInstant(value) : undefined
    if (instant === undefined) report(check, field, path, 'notADateTime')
    return instant ?? null
  },
  fileCell: (_, value) => ({ kind: 'moment', instant: String(value) }),
  say: ({ type }, value) => ({ value: String(value), format: { type } }),
  text(_, value, { timeZone }) {
    const moment = new Date(String(value))
    // A masked value is no time.
    if (Number.isNaN(moment.getTime())) return String(value)
    const { day, time } = localTime(moment, timeZone)
    return `${day} ${time.slice(0, 5)}`
  },
}
