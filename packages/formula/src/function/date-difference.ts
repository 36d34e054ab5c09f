import { civilOf, type Day } from '@sluice/clock'
import { calendarUnit, secondsPer } from '../value/calendar-unit.ts'
import { addMonths, monthsBetween } from '../value/date-shift.ts'
import { divide } from '../value/number.ts'
import { roundDecimal } from '../value/rounding.ts'
import { localOf, splitLocal, startOfDay } from '../value/time.ts'
import type { Value } from '../value/value.ts'
import { constant, define, family, optional, parameter } from './define.ts'
import type { Evaluate, SqlCall } from './definition.ts'
import { secondsBetween, secondsBetweenSql } from './operator.ts'
import { localDaySql } from './sql-piece.ts'

const temporal = parameter('temporal', 'date', '日期')
const from = parameter('temporal', 'from', '开始')
const to = parameter('temporal', 'to', '结束')

/** The time between two dates or moments. */
export const dateDifferenceFunctions = family('date', [
  define(
    'DAYS 相差天数',
    [parameter('temporal', 'end', '结束'), parameter('temporal', 'start', '开始')],
    'number',
    '两个日期相差的天数 | Days from the start to the end',
    {
      build: ([end, start], { types }) => onTwoDays(end!, start!, types, (b, a) => b - a),
      sql: ([end, start], call) =>
        `(${localDaySql(end!, call.types[0], call)} - ${localDaySql(start!, call.types[1], call)})::numeric`,
    },
  ),
  define(
    'DAYS360 按三十天计天数',
    [from, to],
    'number',
    '每月按 30 天计的天数（美国规则） | Days of a year of twelve 30-day months (US rule)',
    {
      build: ([start, end], { types }) => onTwoDays(start!, end!, types, days360),
      sql: ([start, end], call) =>
        call.let(localDaySql(start!, call.types[0], call), (a) =>
          call.let(localDaySql(end!, call.types[1], call), (b) => days360Sql(a, b)),
        ),
    },
  ),
  define(
    'AGE 年龄 周岁',
    [temporal, { ...to, ...optional }],
    'number',
    '周岁，默认算到今天 | Completed years, up to today if no end is given',
    {
      build: ([birth, end], { types }) => {
        const today: Evaluate = (_, runtime) => runtime.today
        return onTwoDays(
          birth!,
          end ?? today,
          [types[0], types[1] ?? 'date'],
          (a, b) => Math.trunc(monthsBetween(a, b) / 12) + 0,
        )
      },
      sql: ([birth, end], call) => {
        const last =
          end === undefined
            ? `(${call.now()} at time zone ${call.zone()})::date`
            : localDaySql(end, call.types[1], call)
        return call.let(localDaySql(birth!, call.types[0], call), (a) =>
          call.let(last, (b) => `trunc(${monthsBetweenSql(a, b)}::numeric / 12)`),
        )
      },
    },
  ),
  define(
    'DATEDIF 日期差 日期间隔',
    [from, to, parameter('text', 'unit', '单位', constant)],
    'number',
    '相差的整年、月、天、小时等；"YM" 为不足一年的月数，"MD" 为不足一月的天数 | Completed years, months, days, hours … between two dates; "YM" and "MD" give the months and days left over',
    {
      checkConstants: ([, , name]) =>
        differenceUnit(name)
          ? undefined
          : [`没有时间单位“${String(name)}”`, `there is no unit “${String(name)}”`],
      build: ([start, end], { types, constants }) =>
        buildDifference(start!, end!, types, differenceUnit(constants[2])!),
      sql: ([start, end], call) => differenceSql(start!, end!, differenceUnit(call.constants[2])!, call),
    },
  ),
])

/** Runs `read` on the local dates of two arguments; blank when either is. */
function onTwoDays(
  first: Evaluate,
  second: Evaluate,
  types: readonly unknown[],
  read: (first: Day, second: Day) => Value,
): Evaluate {
  const dayOfArgument = (at: number, index: number, zone: string) =>
    types[index] === 'datetime' ? splitLocal(localOf(at, zone)).day : at
  return (row, runtime) => {
    const a = first(row, runtime) as number | null
    const b = second(row, runtime) as number | null
    return a === null || b === null
      ? null
      : read(dayOfArgument(a, 0, runtime.zone), dayOfArgument(b, 1, runtime.zone))
  }
}

type DifferenceUnit = 'YM' | 'MD' | NonNullable<ReturnType<typeof calendarUnit>>

function differenceUnit(name: unknown): DifferenceUnit | undefined {
  const upper = typeof name === 'string' ? name.toUpperCase() : ''
  return upper === 'YM' || upper === 'MD' ? upper : calendarUnit(name)
}

function buildDifference(
  start: Evaluate,
  end: Evaluate,
  types: readonly unknown[],
  unit: DifferenceUnit,
): Evaluate {
  const seconds = unit === 'YM' || unit === 'MD' ? undefined : secondsPer[unit]
  if (seconds === undefined) return onTwoDays(start, end, types, (a, b) => dayDifference(a, b, unit))
  const at = (value: number, index: number, zone: string) =>
    types[index] === 'datetime' ? value : startOfDay(value, zone)
  return (row, runtime) => {
    const a = start(row, runtime) as number | null
    const b = end(row, runtime) as number | null
    if (a === null || b === null) return null
    const difference = secondsBetween(at(b, 1, runtime.zone), at(a, 0, runtime.zone))!
    return roundDecimal(divide(difference, seconds)!, 0, 'down')
  }
}

function dayDifference(from: Day, to: Day, unit: DifferenceUnit): number {
  const months = monthsBetween(from, to)
  switch (unit) {
    case 'year':
      return Math.trunc(months / 12) + 0
    case 'quarter':
      return Math.trunc(months / 3) + 0
    case 'month':
      return months
    case 'YM':
      return (months % 12) + 0
    case 'MD':
      return to - addMonths(from, months)
    case 'week':
      return Math.trunc((to - from) / 7) + 0
    default:
      return to - from
  }
}

function differenceSql(start: string, end: string, unit: DifferenceUnit, call: SqlCall): string {
  const seconds = unit === 'YM' || unit === 'MD' ? undefined : secondsPer[unit]
  if (seconds !== undefined) {
    const at = (sql: string, type: unknown) =>
      type === 'datetime' ? sql : `${sql}::timestamp at time zone ${call.zone()}`
    return `div(${secondsBetweenSql(at(end, call.types[1]), at(start, call.types[0]), call)}, ${seconds})`
  }
  return call.let(localDaySql(start, call.types[0], call), (a) =>
    call.let(localDaySql(end, call.types[1], call), (b) => dayDifferenceSql(a, b, unit)),
  )
}

function dayDifferenceSql(a: string, b: string, unit: DifferenceUnit): string {
  const months = monthsBetweenSql(a, b)
  switch (unit) {
    case 'year':
      return `(${months} / 12)::numeric`
    case 'quarter':
      return `(${months} / 3)::numeric`
    case 'month':
      return `${months}::numeric`
    case 'YM':
      return `(${months} % 12)::numeric`
    case 'MD':
      return `(${b} - (${a} + ${months} * interval '1 month')::date)::numeric`
    case 'week':
      return `((${b} - ${a}) / 7)::numeric`
    default:
      return `(${b} - ${a})::numeric`
  }
}

/** Whole months between two dates as an int; twin of `monthsBetween`. */
function monthsBetweenSql(a: string, b: string): string {
  const count = (x: string, y: string) =>
    `((extract(year from ${y}) - extract(year from ${x})) * 12 + extract(month from ${y}) - extract(month from ${x}) - (extract(day from ${y}) < extract(day from ${x}))::int)::int`
  return `(case when ${b} >= ${a} then ${count(a, b)} else - ${count(b, a)} end)`
}

function days360(from: Day, to: Day): number {
  const [a, b] = [civilOf(from), civilOf(to)]
  const isEndOfFebruary = (day: Day, month: number) => month === 2 && civilOf(day + 1).month === 3
  const first = isEndOfFebruary(from, a.month) ? 30 : Math.min(a.date, 30)
  const bothFebruary = isEndOfFebruary(from, a.month) && isEndOfFebruary(to, b.month)
  const last = bothFebruary || (b.date === 31 && first === 30) ? 30 : b.date
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + last - first
}

function days360Sql(a: string, b: string): string {
  const february = (d: string) => `(extract(month from ${d}) = 2 and extract(month from ${d} + 1) = 3)`
  const first = `(case when ${february(a)} then 30 else least(extract(day from ${a}), 30) end)`
  const last = `(case when ${february(a)} and ${february(b)} then 30 when extract(day from ${b}) = 31 and ${first} = 30 then 30 else extract(day from ${b}) end)`
  return `((extract(year from ${b}) - extract(year from ${a})) * 360 + (extract(month from ${b}) - extract(month from ${a})) * 30 + ${last} - ${first})`
}
