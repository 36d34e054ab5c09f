import { type CalendarUnit, calendarUnit, daysPer, monthsPer, secondsPer } from '../value/calendar-unit.ts'
import { inRange } from '../value/date.ts'
import { addMonths, endOfUnit, startOfUnit } from '../value/date-shift.ts'
import { type Decimal, toInteger } from '../value/number.ts'
import { isFar, localOf, microsPerDay, momentInRange, momentOfLocal, splitLocal } from '../value/time.ts'
import type { Value } from '../value/value.ts'
import { onDay } from './date-part.ts'
import { constant, define, family, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { addDays, addDaysSql, addSeconds, addSecondsSql } from './operator.ts'
import { dayInRangeSql, integerSql, localDaySql, momentInRangeSql } from './sql-piece.ts'

const temporal = parameter('temporal', 'date', '日期')
const months = parameter('number', 'months', '月数')
const unit = parameter('text', 'unit', '单位', constant)
/** More than the months of years 1–9999, and little enough for timestamps of PostgreSQL. */
const monthBound = 56_000
const shiftBound = 1_600_000

/** Dates moved by calendar units, and the ends of months, quarters and years. */
export const dateShiftFunctions = family('date', [
  define(
    'EDATE 加月份 几个月后',
    [temporal, months],
    ([type]) => (type === 'datetime' ? 'datetime' : 'date'),
    '几个月后（负数为之前）的同一天 | The same day some months later',
    {
      build: ([date, count], { types }) => {
        const isMoment = types[0] === 'datetime'
        return (row, runtime) =>
          shift(
            date!(row, runtime) as number | null,
            count!(row, runtime) as Decimal,
            'month',
            isMoment,
            runtime.zone,
          )
      },
      sql: ([date, count], call) => shiftSql(date!, count!, 'month', call),
    },
  ),
  define(
    'DATEADD 日期加减 日期推移',
    [temporal, parameter('number', 'count', '数量'), unit],
    ([type]) => (type === 'datetime' ? 'datetime' : 'date'),
    '把日期移动若干年、季度、月、周、天、小时、分钟或秒 | Moves a date by years, quarters, months, weeks, days, hours, minutes or seconds',
    {
      checkConstants: ([, , name], [type]) => checkUnit(name, type),
      build: ([date, count], { types, constants }) => {
        const by = calendarUnit(constants[2])!
        const isMoment = types[0] === 'datetime'
        return (row, runtime) =>
          shift(
            date!(row, runtime) as number | null,
            count!(row, runtime) as Decimal,
            by,
            isMoment,
            runtime.zone,
          )
      },
      sql: ([date, count], call) => shiftSql(date!, count!, calendarUnit(call.constants[2])!, call),
    },
  ),
  define(
    'EOMONTH 月末 月底',
    [temporal, { ...months, optional: true }],
    'date',
    '几个月后那个月的最后一天 | The last day of the month, some months later',
    {
      build: ([date, count], { types }) =>
        onDay(date!, types[0], count, (day, n = 0) =>
          inRange(endOfUnit(addMonths(day, toInteger(n, monthBound)), 'month')),
        ),
      sql: ([date, count = '0'], call) => {
        const start = `date_trunc('month', ${localDaySql(date!, call.types[0], call)}::timestamp)`
        return dayInRangeSql(
          `(${start} + (${integerSql(count, monthBound)} + 1) * interval '1 month' - interval '1 day')::date`,
          call.let,
        )
      },
    },
  ),
  bound(
    'STARTOF 周期开始',
    startOfUnit,
    (d, name) => `date_trunc('${name}', ${d}::timestamp)::date`,
    '所在年、季度、月或周的第一天 | The first day of the year, quarter, month or week',
  ),
  bound(
    'ENDOF 周期结束',
    endOfUnit,
    (d, name) => `(date_trunc('${name}', ${d}::timestamp) + ${lengthSql(name)} - interval '1 day')::date`,
    '所在年、季度、月或周的最后一天 | The last day of the year, quarter, month or week',
  ),
])

function checkUnit(name: Value | undefined, type: unknown) {
  const found = calendarUnit(name)
  if (found === undefined)
    return [`没有时间单位“${String(name)}”`, `there is no unit “${String(name)}”`] as const
  if (type !== 'datetime' && secondsPer[found] !== undefined)
    return ['日期没有时分秒，请用日期时间', 'a date has no time of day; use a date-time'] as const
  return undefined
}

/** Calendar units keep the local time of day; hours and smaller are exact time. */
function shift(
  at: number | null,
  count: Decimal,
  unit: CalendarUnit,
  isMoment: boolean,
  zone: string,
): number | null {
  if (at === null) return null
  const seconds = secondsPer[unit]
  if (seconds !== undefined) return addSeconds(at, toInteger(count) * seconds)
  if (!isMoment) return shiftDay(at, count, unit)
  const { day, micros } = splitLocal(localOf(at, zone))
  const moved = movedDay(day, count, unit)
  const local = moved * microsPerDay + micros
  const cut = isFar(local) ? moved * microsPerDay + Math.floor(micros / 1000) * 1000 : local
  return momentInRange(momentOfLocal(cut, zone))
}

function shiftDay(day: number, count: Decimal, unit: CalendarUnit): number | null {
  return monthsPer[unit] === undefined
    ? addDays(day, toInteger(count, shiftBound) * daysPer[unit]!)
    : inRange(movedDay(day, count, unit))
}

function movedDay(day: number, count: Decimal, unit: CalendarUnit): number {
  const perMonth = monthsPer[unit]
  if (perMonth !== undefined)
    return addMonths(day, toInteger(count, Math.floor(monthBound / perMonth)) * perMonth)
  const perDay = daysPer[unit]!
  return day + toInteger(count, Math.floor(shiftBound / perDay)) * perDay
}

function shiftSql(date: string, count: string, unit: CalendarUnit, call: SqlCall): string {
  const seconds = secondsPer[unit]
  if (seconds !== undefined) return addSecondsSql(date, `(${integerSql(count)}::numeric * ${seconds})`, call)
  const perMonth = monthsPer[unit]
  const isMoment = call.types[0] === 'datetime'
  if (perMonth === undefined && !isMoment)
    return addDaysSql(date, `(${integerSql(count, shiftBound)}::numeric * ${daysPer[unit]})`, call)
  const bound =
    perMonth === undefined ? Math.floor(shiftBound / daysPer[unit]!) : Math.floor(monthBound / perMonth)
  const interval = perMonth === undefined ? `interval '${daysPer[unit]} day'` : `interval '${perMonth} month'`
  const moved = (at: string) => `${at} + ${integerSql(count, bound)} * ${interval}`
  if (isMoment)
    return momentInRangeSql(
      `(${moved(`(${date} at time zone ${call.zone()})`)}) at time zone ${call.zone()}`,
      call.let,
    )
  return dayInRangeSql(`(${moved(date)})::date`, call.let)
}

function bound(
  names: string,
  move: (day: number, unit: CalendarUnit) => number,
  sql: (day: string, unit: CalendarUnit) => string,
  summary: string,
) {
  return define(names, [temporal, unit], 'date', summary, {
    checkConstants: ([, name]) => checkUnit(name, 'date'),
    build: ([date], { types, constants }) => {
      const by = calendarUnit(constants[1])!
      return onDay(date!, types[0], undefined, (day) => inRange(move(day, by)))
    },
    sql: ([date], call) =>
      dayInRangeSql(sql(localDaySql(date!, call.types[0], call), calendarUnit(call.constants[1])!), call.let),
  })
}

function lengthSql(unit: CalendarUnit): string {
  const perMonth = monthsPer[unit]
  return perMonth === undefined ? `interval '${daysPer[unit]} day'` : `interval '${perMonth} month'`
}
