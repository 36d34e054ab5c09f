import { z } from 'zod'
import { report } from '../check.ts'
import { common } from '../common.ts'
import { daysOf, readDateRange, writeDateRange } from '../date-range.ts'
import { emptiness } from '../filter-operator.ts'
import { localTime } from '../format.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { isRelativeDate, relativeDays } from '../rules/relative-days.ts'
import { schemaOf } from '../schema-of.ts'

export const dateRangeField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('dateRange'),
    /** Days a range may have at most, the first and the last among them. */
    maxDays: z.int().min(1).max(100_000).optional(),
    default: z.literal('today').optional(),
  }),
)

const dayLength = 86_400_000

export const dateRangeType: PurePart<z.infer<typeof dateRangeField>> = {
  name: { zh: '日期区间', en: 'Date range' },
  title: 'whenChosen',
  report: { kind: 'text', offered: true },
  operators: ['between', 'contains', 'relative', 'gte', 'gt', 'lte', 'lt', ...emptiness],
  holds(op, actual, [wanted = '', last = ''], { now, timeZone }) {
    const [from, to] = daysOf(actual)
    switch (op) {
      case 'contains':
        return from <= wanted && to >= wanted
      case 'between':
        return from <= last && to >= wanted
      case 'relative': {
        if (!isRelativeDate(wanted)) return false
        const span = relativeDays(wanted, localTime(now, timeZone).day)
        return from < span.to && to >= span.from
      }
      case 'gt':
        return from > wanted
      case 'gte':
        return from >= wanted
      case 'lt':
        return to < wanted
      case 'lte':
        return to <= wanted
      default:
        return undefined
    }
  },
  movingDefaults: ['today'],
  fromFile: 'text',
  fileValue: (_, read) => readDateRange(String(read)),
  fileWidth: 26,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  defaultValue(field, { now, timeZone }) {
    const { day } = localTime(now, timeZone)
    return field.default === 'today' ? `${day}/${day}` : null
  },
  check(field, value, path, check) {
    if (value === '') return null
    const range = typeof value === 'string' ? readDateRange(value) : undefined
    if (range === undefined) {
      report(check, field, path, 'notADateRange')
      return null
    }
    const [from, to] = daysOf(range)
    const days = Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1
    if (from > to) report(check, field, path, 'rangeReversed', { from, to })
    else if (field.maxDays && days > field.maxDays)
      report(check, field, path, 'rangeTooLong', { max: field.maxDays, days })
    return range
  },
  say: (_, value) => ({ text: writeDateRange(String(value), 'zh') }),
  // A name of records is the same in every language.
  nameText: (_, value) => daysOf(String(value)).join(' – '),
  text: (_, value, { locale }) => writeDateRange(String(value), locale),
}
