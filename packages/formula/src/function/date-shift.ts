import { civilOf, type Day, firstDay, inRange, lastDay } from '@sluice/clock'
import { type CalendarUnit, calendarUnit, daysPer, monthsPer, secondsPer } from '../value/calendar-unit.ts'
import { addMonths, endOfUnit, startOfUnit } from '../value/date-shift.ts'
import { type Decimal, toInteger } from '../value/number.ts'
import { isFar, localOf, microsPerDay, momentInRange, momentOfLocal, splitLocal } from '../value/time.ts'
import type { Value } from '../value/value.ts'
import { onDay } from './date-part.ts'
import { constant, define, family, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { addSeconds, addSecondsSql } from './operator.ts'
import { dayInRangeSql, integerSql, localDaySql, momentInRangeSql } from './sql-piece.ts'

const temporal = parameter('temporal', 'date', '日期')
const months = parameter('number', 'months', '月数')
const unit = parameter('text', 'unit', '单位', constant)
/** Far more months and days than years 1–9999 have, so that holding a count within them changes no answer. */
const monthBound = 240_000
const dayBound = 4_000_000
const secondBound = 400_000_000_000
/** Months since year 0 of 0001-01 and of 10000-12; a local date may lie one day behind the last moment. */
const firstMonth = 12
const lastMonth = 120_011

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
        onDay(date!, types[0], count, (day, n = 0) => {
          const moved = movedDay(day, n, 'month')
          return moved === null ? null : inRange(endOfUnit(moved, 'month'))
        }),
      sql: ([date, count = '0'], call) => {
        const day = localDaySql(date!, call.types[0], call)
        const end = monthSql(
          day,
          integerSql(count, monthBound),
          call,
          (first) => `${endOfMonthSql(first)}::date`,
        )
        return dayInRangeSql(end, call.let)
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
  if (seconds !== undefined) return addSeconds(at, toInteger(count, secondBound) * seconds)
  if (!isMoment) return movedInRange(at, count, unit)
  const { day, micros } = splitLocal(localOf(at, zone))
  const moved = movedDay(day, count, unit)
  if (moved === null) return null
  const local = moved * microsPerDay + micros
  const cut = isFar(local) ? moved * microsPerDay + Math.floor(micros / 1000) * 1000 : local
  return momentInRange(momentOfLocal(cut, zone))
}

function movedInRange(day: Day, count: Decimal, unit: CalendarUnit): Day | null {
  const moved = movedDay(day, count, unit)
  return moved === null ? null : inRange(moved)
}

/** A day moved by months or days; null when it leaves years 1–9999 by more than a day. */
function movedDay(day: Day, count: Decimal, unit: CalendarUnit): Day | null {
  const perMonth = monthsPer[unit]
  if (perMonth !== undefined) {
    const months = toInteger(count, monthBound) * perMonth
    const { year, month } = civilOf(day)
    const index = year * 12 + month - 1 + months
    return index < firstMonth || index > lastMonth ? null : addMonths(day, months)
  }
  const moved = day + toInteger(count, dayBound) * daysPer[unit]!
  return moved < firstDay || moved > lastDay + 1 ? null : moved
}

function shiftSql(date: string, count: string, unit: CalendarUnit, call: SqlCall): string {
  const seconds = secondsPer[unit]
  if (seconds !== undefined) {
    const whole = `trunc(least(greatest(${count}, -${secondBound}), ${secondBound}))`
    return addSecondsSql(date, `(${whole} * ${seconds})`, call)
  }
  if (call.types[0] !== 'datetime') return dayInRangeSql(movedDaySql(date, count, unit, call), call.let)
  return call.let(`(${date} at time zone ${call.zone()})`, (local) => {
    const moved = movedDaySql(`${local}::date`, count, unit, call)
    return momentInRangeSql(`(${moved} + ${local}::time) at time zone ${call.zone()}`, call.let)
  })
}

/** Twin of `movedDay`. */
function movedDaySql(day: string, count: string, unit: CalendarUnit, call: SqlCall): string {
  const perMonth = monthsPer[unit]
  if (perMonth === undefined) {
    const moved = `(${day} - date '1970-01-01') + ${integerSql(count, dayBound)} * ${daysPer[unit]}`
    return call.let(
      moved,
      (n) => `case when ${n} between ${firstDay} and ${lastDay + 1} then date '1970-01-01' + ${n} end`,
    )
  }
  const months = `${integerSql(count, monthBound)} * ${perMonth}`
  return monthSql(
    day,
    months,
    call,
    (first, d) =>
      `${first} + least(extract(day from ${d}), extract(day from ${endOfMonthSql(first)}))::int - 1`,
  )
}

/** Gives `body` the first day of the month some months after `day`; null where `movedDay` is. */
function monthSql(
  day: string,
  months: string,
  call: SqlCall,
  body: (first: string, day: string) => string,
): string {
  return call.let(day, (d) =>
    call.let(`extract(year from ${d})::int * 12 + extract(month from ${d})::int - 1 + ${months}`, (index) => {
      const first = `make_date(${index} / 12, ${index} % 12 + 1, 1)`
      return `case when ${index} between ${firstMonth} and ${lastMonth} then ${call.let(first, (f) => body(f, d))} end`
    }),
  )
}

function endOfMonthSql(first: string): string {
  return `(${first} + interval '1 month' - interval '1 day')`
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
