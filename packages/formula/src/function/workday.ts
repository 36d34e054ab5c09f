import { type Day, isWorkday, moveWorkdays, workdaysBetween } from '@sluice/clock'
import { type Decimal, toInteger } from '../value/number.ts'
import type { Runtime } from '../value/runtime.ts'
import { define, family, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { dayInRangeSql, integerSql } from './sql-piece.ts'

const date = parameter('date', 'date', '日期')
/** About fifteen years: PostgreSQL looks at every day in between. */
const mostWorkdays = 4000

/** Work days by the calendar of the environment, that of mainland China when none is given. */
export const workdayFunctions = family('workday', [
  define(
    'WORKDAY 工作日推移 工作日',
    [date, parameter('number', 'days', '天数')],
    'date',
    '若干个工作日之后（负数为之前）的日期，最多 4000 个 | The date some work days later, at most 4000',
    {
      needs: 'holidays',
      needsRuntime: true,
      evaluate: (runtime: Runtime, day: Day, days: Decimal) => {
        const count = toInteger(days)
        return Math.abs(count) > mostWorkdays ? null : moveWorkdays(day, count, runtime.calendar())
      },
      sql: ([day, days], call) =>
        call.let(day!, (d) => call.let(integerSql(days!), (n) => moveSql(d, n, call))),
    },
  ),
  define(
    'NETWORKDAYS 工作日天数',
    [parameter('date', 'from', '开始'), parameter('date', 'to', '结束')],
    'number',
    '两个日期之间的工作日数，首尾都算 | Work days between two dates, both included',
    {
      needs: 'holidays',
      needsRuntime: true,
      evaluate: (runtime: Runtime, from: Day, to: Day) => workdaysBetween(from, to, runtime.calendar()),
      sql: ([from, to], call) =>
        call.let(from!, (a) =>
          call.let(
            to!,
            (b) =>
              `(case when ${b} >= ${a} then ${countSql(a, b, call)} when ${b} < ${a} then - ${countSql(b, a, call)} end)::numeric`,
          ),
        ),
    },
  ),
  define(
    'ISWORKDAY 是工作日',
    [date],
    'boolean',
    '是否工作日，含调休上班的周末 | Whether the date is worked, weekend days made up for included',
    {
      needs: 'holidays',
      needsRuntime: true,
      evaluate: (runtime: Runtime, day: Day) => isWorkday(day, runtime.calendar()),
      sql: ([day], call) => call.let(day!, (d) => workedSql(d, call)),
    },
  ),
  define(
    'ISHOLIDAY 是休息日 是节假日',
    [date],
    'boolean',
    '是否休息日：周末和节假日 | Whether the date is off: weekends and holidays',
    {
      needs: 'holidays',
      needsRuntime: true,
      evaluate: (runtime: Runtime, day: Day) => !isWorkday(day, runtime.calendar()),
      sql: ([day], call) => call.let(day!, (d) => `(not ${workedSql(d, call)})`),
    },
  ),
])

function workedSql(day: string, call: SqlCall): string {
  const { weekdays, holidays, workdays } = call.calendar()
  return `(case when ${day} is null then null when extract(isodow from ${day})::int = any(${weekdays}) then ${day} <> all(${holidays}) else ${day} = any(${workdays}) end)`
}

function moveSql(day: string, count: string, call: SqlCall): string {
  const step = call.alias()
  const moved = `${day} + sign(${count})::int * ${step}.i`
  const { weekdays, holidays, workdays } = call.calendar()
  const made = call.alias()
  // Without a weekday that is worked the next may be any of the days made up for.
  const farthest = `(select coalesce(max(abs(${made}.d - ${day})), 0) from unnest(${workdays}) as ${made}(d))`
  const near = `(abs(${count}) + cardinality(${holidays})) * 7 / cardinality(${weekdays}) + 14`
  const reach = `case when cardinality(${weekdays}) = 0 then ${farthest} else ${near} end`
  const nth = `(select ${moved} from generate_series(1, ${reach}) as ${step}(i) where ${workedSql(`(${moved})`, call)} order by ${step}.i offset abs(${count}) - 1 limit 1)`
  return `case when ${count} = 0 then ${day} when abs(${count}) <= ${mostWorkdays} then ${dayInRangeSql(nth, call.let)} end`
}

function countSql(from: string, to: string, call: SqlCall): string {
  const { weekdays, holidays, workdays } = call.calendar()
  const among = (list: string) => {
    const alias = call.alias()
    return `(select count(*) from unnest(${list}) as ${alias}(d) where ${alias}.d between ${from} and ${to})`
  }
  // How often each weekday has come: 0001-01-01 is a Monday; two weeks more, so that nothing divided is negative.
  const weekday = call.alias()
  const came = (day: string) => `(${day} - date '0001-01-01' + 15 - ${weekday}.n) / 7`
  const regular = `(select coalesce(sum(${came(to)} - ${came(`(${from} - 1)`)}), 0) from unnest(${weekdays}) as ${weekday}(n))`
  return `(${regular} - ${among(holidays)} + ${among(workdays)})`
}
