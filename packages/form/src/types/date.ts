import { z } from 'zod'
import { report } from '../check.ts'
import { common, unique } from '../common.ts'
import { isDate } from '../date.ts'
import { emptiness } from '../filter-operator.ts'
import { localTime } from '../format.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const dateField = schemaOf(() =>
  z.object({
    ...common,
    ...unique,
    type: z.literal('date'),
    default: z.union([z.literal('today'), z.iso.date()]).optional(),
  }),
)

export const dateType: PurePart<z.infer<typeof dateField>> = {
  name: { zh: '日期', en: 'Date' },
  canBeUnique: true,
  title: 'whenChosen',
  report: { kind: 'date', offered: true },
  operators: ['relative', 'between', 'eq', 'gte', 'lte', 'gt', 'lt', 'ne', ...emptiness],
  movingDefaults: ['today'],
  fromFile: 'date',
  ofColumn: () => ({}),
  canBeKey: true,
  fileWidth: 12,
  isList: () => false,
  formulaType: () => 'date',
  formulaLiteral: (typed) => `DATEVALUE(${quoted(typed)})`,
  defaultValue: (field, { now, timeZone }) =>
    field.default === 'today' ? localTime(now, timeZone).day : (field.default ?? null),
  check(field, value, path, check) {
    if (value === '') return null
    if (typeof value === 'string' && isDate(value)) return value
    report(check, field, path, 'notADate')
    return null
  },
  fileCell: (_, value) => (isDate(String(value)) ? { kind: 'date', day: String(value) } : undefined),
  say: ({ type }, value) => ({ value: String(value), format: { type } }),
  // A calendar date has no time zone.
  text: (_, value) => String(value),
}
