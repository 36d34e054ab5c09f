import { type Day, dayOf, firstDay, inRange, lastDay } from '@sluice/clock'
import { parseDateText, parseMomentText } from '../value/date-text.ts'
import { add, type Decimal, divide, multiply, toInteger } from '../value/number.ts'
import type { Runtime } from '../value/runtime.ts'
import {
  localOf,
  microsPerSecond,
  millisecondsOf,
  momentInRange,
  momentOfLocal,
  splitLocal,
} from '../value/time.ts'
import { dateTextSql, momentTextSql } from './date-text.ts'
import { define, family, optional, parameter } from './define.ts'
import { dayFromCountSql, integerSql, momentFromMicrosSql, momentInRangeSql } from './sql-piece.ts'

const moment = parameter('datetime', 'moment', '日期时间')
const number = (en: string, zh: string) => parameter('number', en, zh)
const total = { total: true } as const

/** Making dates, moments and durations. */
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
