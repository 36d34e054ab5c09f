import { calendarUnit, secondsPer } from '../value/calendar-unit.ts'
import { civilOf, type Day, dayOf, firstDay, inRange, lastDay } from '../value/date.ts'
import { addMonths, monthsBetween } from '../value/date-shift.ts'
import { parseDateText, parseMomentText } from '../value/date-text.ts'
import { add, type Decimal, divide, multiply, toInteger } from '../value/number.ts'
import { roundDecimal } from '../value/rounding.ts'
import type { Runtime } from '../value/runtime.ts'
import {
  localOf,
  microsPerSecond,
  millisecondsOf,
  momentInRange,
  momentOfLocal,
  splitLocal,
  startOfDay,
} from '../value/time.ts'
import type { Value } from '../value/value.ts'
import { dateTextSql, momentTextSql } from './date-text.ts'
import { constant, define, family, optional, parameter } from './define.ts'
import type { Evaluate, SqlCall } from './definition.ts'
import { secondsBetween, secondsBetweenSql } from './operator.ts'
import {
  dayFromCountSql,
  integerSql,
  localDaySql,
  momentFromMicrosSql,
  momentInRangeSql,
} from './sql-piece.ts'

const temporal = parameter('temporal', 'date', '日期')
const moment = parameter('datetime', 'moment', '日期时间')
const from = parameter('temporal', 'from', '开始')
const to = parameter('temporal', 'to', '结束')
const number = (en: string, zh: string) => parameter('number', en, zh)
const total = { total: true } as const

/** Making dates and moments, and the time between two of them. */
export const dateFunctions = family('date', [
  define('TODAY 今天', [], 'date', '当前日期 | The current date', {
    ...total,
    needsRuntime: true,
    evaluate: (runtime: Runtime) => runtime.today,
    sql: (_, { now, zone }) => `(${now()} at time zone ${zone()})::date`,
  }),
  define('NOW 现在 当前时间 此刻', [], 'datetime', '当前日期和时间 | The current date and time', {
    ...total,
    needsRuntime: true,
    evaluate: (runtime: Runtime) => runtime.now,
    sql: (_, { now }) => now(),
  }),
  define(
    'DATE 日期',
    [number('year', '年'), number('month', '月'), number('day', '日')],
    'date',
    '由年月日组成日期，超出的月、日自动进位 | A date from year, month and day; months and days beyond the end carry over',
    {
      evaluate: dateOf,
      sql: ([year, month, day], call) =>
        call.let(`${wholeSql(year!)} * 12 + ${wholeSql(month!)} - 1`, (months) => {
          const start = `make_date(div(${months}, 12)::int, mod(${months}, 12)::int + 1, 1)`
          const count = `case when ${months} between 12 and 119999 then ${start} - date '1970-01-01' + ${integerSql(day!, dayBound)} - 1 end`
          return dayFromCountSql(count, call.let)
        }),
    },
  ),
  define(
    'DATETIME 日期时间',
    [
      parameter('date', 'date', '日期'),
      number('hour', '时'),
      { ...number('minute', '分'), ...optional },
      { ...number('second', '秒'), ...optional },
    ],
    'datetime',
    '某天的某个时刻 | A time on a date',
    {
      needsRuntime: true,
      evaluate: momentOf,
      sql: ([day, hour, minute = '0', second = '0'], call) => {
        const seconds = `(${day} - date '1970-01-01')::numeric * 86400 + ${wholeSql(hour!)} * 3600 + ${wholeSql(minute)} * 60 + ${wholeSql(second)}`
        return call.let(seconds, (n) => {
          const local = `timestamp '1970-01-01' + ${n}::bigint * interval '1 second'`
          const held = `case when ${n} between ${firstDay * 86_400} and ${(lastDay + 2) * 86_400} then (${local}) at time zone ${call.zone()} end`
          return momentInRangeSql(held, call.let)
        })
      },
    },
  ),
  define('DATEOF 取日期 转日期', [moment], 'date', '日期时间所在的日期 | The date of a date-time', {
    needsRuntime: true,
    evaluate: (runtime: Runtime, at: number) => inRange(splitLocal(localOf(at, runtime.zone)).day),
    sql: ([at], call) =>
      dayFromCountSql(`(${at} at time zone ${call.zone()})::date - date '1970-01-01'`, call.let),
  }),
  define(
    'DATEVALUE 文本转日期',
    [parameter('text', 'text', '文本')],
    'date',
    '把“2026-05-01”“2026年5月1日”等文本读成日期 | The date that a text such as “2026-05-01” says',
    {
      evaluate: parseDateText,
      sql: ([text], call) => dateTextSql(text!, call),
    },
  ),
  define(
    'DATETIMEVALUE 文本转日期时间',
    [parameter('text', 'text', '文本')],
    'datetime',
    '把“2026-05-01 08:30”等文本读成日期时间 | The date-time that a text such as “2026-05-01 08:30” says',
    {
      needsRuntime: true,
      evaluate: (runtime: Runtime, text: string) => parseMomentText(text, runtime.zone),
      sql: ([text], call) => momentTextSql(text!, call),
    },
  ),
  define('TIMESTAMP 时间戳', [moment], 'number', '1970 年以来的毫秒数 | Milliseconds since 1970', {
    evaluate: millisecondsOf,
    sql: ([at]) => `floor(extract(epoch from ${at}) * 1000)`,
  }),
  define(
    'FROMTIMESTAMP 时间戳转日期',
    [number('milliseconds', '毫秒数')],
    'datetime',
    '由 1970 年以来的毫秒数得到日期时间 | The date-time of milliseconds since 1970',
    {
      evaluate: (value: Decimal) => momentInRange(toInteger(value, 1e15) * 1000),
      sql: ([value], call) =>
        call.let(
          `trunc(least(greatest(${value}, -1e15), 1e15)) * 1000`,
          (n) =>
            `case when ${n} >= -62135596800000000 and ${n} < 253402300800000000 then ${momentFromMicrosSql(n)} end`,
        ),
    },
  ),
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
  define(
    'DURATION 时长',
    [
      number('hours', '小时'),
      { ...number('minutes', '分钟'), ...optional },
      { ...number('seconds', '秒'), ...optional },
    ],
    'duration',
    '由时分秒组成时长 | A duration from hours, minutes and seconds',
    {
      ...total,
      evaluate: (hours: Decimal, minutes: Decimal = 0, seconds: Decimal = 0) =>
        add(multiply(hours, 3600), add(multiply(minutes, 60), seconds)),
      sql: ([hours, minutes = '0', seconds = '0']) =>
        `(round(${hours} * 3600, 20) + round(${minutes} * 60, 20) + ${seconds})`,
    },
  ),
  length('HOURS 小时数', 3600, '时长的小时数 | A duration in hours'),
  length('MINUTES 分钟数', 60, '时长的分钟数 | A duration in minutes'),
  length('SECONDS 秒数', 1, '时长的秒数 | A duration in seconds'),
])

function length(names: string, seconds: number, summary: string) {
  return define(names, [parameter('duration', 'duration', '时长')], 'number', summary, {
    ...total,
    evaluate: (x: Decimal) => divide(x, seconds),
    sql: ([x]) => `round(round(${x}, 60) / ${seconds}, 20)`,
  })
}

/** Numbers are held within this, far beyond all dates, to keep sums of them exact. */
const wholeBound = 1e12
const dayBound = 4_000_000

function whole(value: Decimal): number {
  return toInteger(value, wholeBound)
}

function wholeSql(number: string): string {
  return `trunc(least(greatest(${number}, -1e12), 1e12))`
}

function dateOf(year: Decimal, month: Decimal, day: Decimal): Day | null {
  const months = whole(year) * 12 + whole(month) - 1
  if (months < 12 || months > 119_999) return null
  return inRange(dayOf(Math.floor(months / 12), (months % 12) + 1, toInteger(day, dayBound)))
}

function momentOf(
  { zone }: Runtime,
  day: Day,
  hour: Decimal,
  minute: Decimal = 0,
  second: Decimal = 0,
): number | null {
  const seconds = day * 86_400 + whole(hour) * 3600 + whole(minute) * 60 + whole(second)
  if (seconds < firstDay * 86_400 || seconds > (lastDay + 2) * 86_400) return null
  return momentInRange(momentOfLocal(seconds * microsPerSecond, zone))
}

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
