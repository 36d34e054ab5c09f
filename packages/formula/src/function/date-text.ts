import { clockPattern, compactPattern, datePattern } from '../value/date-text.ts'
import type { SqlCall } from './definition.ts'
import { momentInRangeSql } from './sql-piece.ts'

/** SQL twin of `parseDateText`. */
export function dateTextSql(text: string, call: SqlCall): string {
  return call.let(`regexp_match(${text}, '^(?:${datePattern}|${compactPattern})$')`, (m) =>
    dayOfMatchSql(m, call),
  )
}

/** SQL twin of `parseMomentText`. */
export function momentTextSql(text: string, call: SqlCall): string {
  return call.let(
    `regexp_match(${text}, '^(?:${datePattern}|${compactPattern})(?:[T ]${clockPattern})?$')`,
    (m) => {
      const [hour, minute, second] = [7, 8, 9].map((index) => `coalesce(${m}[${index}], '0')::int`)
      const clock = `make_interval(hours => ${hour}, mins => ${minute}, secs => ${second})`
      const valid = `${hour} <= 23 and ${minute} <= 59 and ${second} <= 59`
      return momentInRangeSql(
        `case when ${valid} then (${dayOfMatchSql(m, call)}::timestamp + ${clock}) at time zone ${call.zone()} end`,
        call.let,
      )
    },
  )
}

function dayOfMatchSql(match: string, call: SqlCall): string {
  const part = (index: number) => `coalesce(${match}[${index}], ${match}[${index + 3}])::int`
  return call.let(part(1), (year) =>
    call.let(part(2), (month) =>
      call.let(part(3), (day) => {
        const last = `extract(day from make_date(${year}, ${month}, 1) + interval '1 month' - interval '1 day')`
        return `case when ${year} >= 1 and ${month} between 1 and 12 then case when ${day} between 1 and ${last} then make_date(${year}, ${month}, ${day}) end end`
      }),
    ),
  )
}
