import { civilOf, type Day, dayOf, daysInMonth, isoWeekday } from '@sluice/clock'
import { type Decimal, toInteger } from '../value/number.ts'
import { localOf, microsPerSecond, splitLocal } from '../value/time.ts'
import type { Value } from '../value/value.ts'
import { define, family, optional, parameter } from './define.ts'
import type { Evaluate } from './definition.ts'
import { integerSql, localDaySql } from './sql-piece.ts'

const temporal = parameter('temporal', 'date', '日期')
const kind = parameter('number', 'kind', '类型', optional)

/** Year, month, weekday … of a date, or of a date-time in the zone of the environment. */
export const datePartFunctions = family('date', [
  part(
    'YEAR 年 年份',
    '年份 | The year',
    (day) => civilOf(day).year,
    (d) => `extract(year from ${d})`,
  ),
  part(
    'MONTH 月 月份',
    '月份，1–12 | The month, 1–12',
    (day) => civilOf(day).month,
    (d) => `extract(month from ${d})`,
  ),
  part(
    'DAY 日 几号',
    '一月中的第几天 | The day of the month',
    (day) => civilOf(day).date,
    (d) => `extract(day from ${d})`,
  ),
  part(
    'QUARTER 季度',
    '季度，1–4 | The quarter, 1–4',
    (day) => Math.ceil(civilOf(day).month / 3),
    (d) => `extract(quarter from ${d})`,
  ),
  part(
    'DAYOFYEAR 年内天数',
    '一年中的第几天 | The day of the year',
    dayOfYear,
    (d) => `extract(doy from ${d})`,
  ),
  part(
    'DAYSINMONTH 当月天数',
    '所在月份的天数 | How many days the month has',
    (day) => daysInMonth(civilOf(day).year, civilOf(day).month),
    (d) => `extract(day from date_trunc('month', ${d}::timestamp) + interval '1 month' - interval '1 day')`,
  ),
  part(
    'ISOWEEKNUM 国际周数',
    'ISO 周数，一周从星期一开始 | The ISO week, starting on Monday',
    isoWeek,
    (d) => `extract(week from ${d})`,
  ),
  define(
    'WEEKDAY 星期几',
    [temporal, kind],
    'number',
    '星期几：类型 1 从星期日=1 起（默认），2 从星期一=1 起，3 从星期一=0 起 | The day of the week: kind 1 Sunday=1 (default), 2 Monday=1, 3 Monday=0',
    {
      build: ([date, which], { types }) => onDay(date!, types[0], which, weekday),
      sql: ([date, which = '1'], call) => {
        const day = localDaySql(date!, call.types[0], call)
        return call.let(
          day,
          (d) =>
            `case ${integerSql(which)} when 1 then extract(dow from ${d}) + 1 when 2 then extract(isodow from ${d}) when 3 then extract(isodow from ${d}) - 1 end`,
        )
      },
    },
  ),
  define(
    'WEEKNUM 周数 第几周',
    [temporal, kind],
    'number',
    '一年中的第几周：类型 1 从星期日起（默认），2 从星期一起 | The week of the year: kind 1 starts on Sunday (default), 2 on Monday',
    {
      build: ([date, which], { types }) => onDay(date!, types[0], which, weekOfYear),
      sql: ([date, which = '1'], call) => {
        const day = localDaySql(date!, call.types[0], call)
        return call.let(day, (d) => {
          const first = `date_trunc('year', ${d}::timestamp)`
          const week = (offset: string) => `floor((extract(doy from ${d}) - 1 + ${offset}) / 7) + 1`
          return `case ${integerSql(which)} when 1 then ${week(`extract(dow from ${first})`)} when 2 then ${week(`extract(isodow from ${first}) - 1`)} end`
        })
      },
    },
  ),
  define('ISLEAPYEAR 闰年', [temporal], 'boolean', '所在年份是否闰年 | Whether the year is a leap year', {
    build: ([date], { types }) =>
      onDay(date!, types[0], undefined, (day) => daysInMonth(civilOf(day).year, 2) === 29),
    sql: ([date], call) =>
      call.let(
        `extract(year from ${localDaySql(date!, call.types[0], call)})::int`,
        (y) => `(${y} % 4 = 0 and (${y} % 100 <> 0 or ${y} % 400 = 0))`,
      ),
  }),
  clock('HOUR 时 小时', '小时，0–23 | The hour, 0–23', (seconds) => Math.floor(seconds / 3600), 'hour'),
  clock(
    'MINUTE 分 分钟',
    '分钟，0–59 | The minute, 0–59',
    (seconds) => Math.floor(seconds / 60) % 60,
    'minute',
  ),
  clock('SECOND 秒', '秒，0–59 | The second, 0–59', (seconds) => seconds % 60, 'second'),
])

function part(names: string, summary: string, read: (day: Day) => Value, sql: (day: string) => string) {
  return define(names, [temporal], 'number', summary, {
    build: ([date], { types }) => onDay(date!, types[0], undefined, read),
    sql: ([date], call) => sql(localDaySql(date!, call.types[0], call)),
  })
}

/** Runs `read` on the local date of an argument; blank stays blank. */
export function onDay(
  date: Evaluate,
  type: unknown,
  second: Evaluate | undefined,
  read: (day: Day, second?: Decimal) => Value,
): Evaluate {
  const isMoment = type === 'datetime'
  return (row, runtime) => {
    const at = date(row, runtime) as number | null
    if (at === null) return null
    const day = isMoment ? splitLocal(localOf(at, runtime.zone)).day : at
    return read(day, second?.(row, runtime) as Decimal | undefined)
  }
}

function clock(names: string, summary: string, read: (seconds: number) => number, field: string) {
  return define(names, [parameter('datetime', 'moment', '日期时间')], 'number', summary, {
    build:
      ([moment]) =>
      (row, runtime) => {
        const at = moment!(row, runtime) as number | null
        return at === null
          ? null
          : read(Math.floor(splitLocal(localOf(at, runtime.zone)).micros / microsPerSecond))
      },
    sql: ([moment], call) => `floor(extract(${field} from (${moment} at time zone ${call.zone()})))`,
  })
}

function dayOfYear(day: Day): number {
  return day - dayOf(civilOf(day).year, 1, 1) + 1
}

function isoWeek(day: Day): number {
  const thursday = day - isoWeekday(day) + 4
  return Math.floor((thursday - dayOf(civilOf(thursday).year, 1, 1)) / 7) + 1
}

function weekday(day: Day, kind: Decimal = 1): number | null {
  const iso = isoWeekday(day)
  switch (toInteger(kind)) {
    case 1:
      return (iso % 7) + 1
    case 2:
      return iso
    case 3:
      return iso - 1
    default:
      return null
  }
}

function weekOfYear(day: Day, kind: Decimal = 1): number | null {
  const which = toInteger(kind)
  if (which !== 1 && which !== 2) return null
  const first = isoWeekday(dayOf(civilOf(day).year, 1, 1))
  return Math.floor((dayOfYear(day) - 1 + (which === 1 ? first % 7 : first - 1)) / 7) + 1
}
