import type { SqlCall } from './definition.ts'

type Let = SqlCall['let']

/** A number as a whole one towards zero, held within ±`bound` so that the cast cannot fail; twin of `toInteger`. */
export function integerSql(number: string, bound = 1_000_000_000): string {
  return `trunc(least(greatest(${number}, -${bound}), ${bound}))::int`
}

/** A date from a count of days since 1970, null outside years 1–9999; twin of `inRange`. */
export function dayFromCountSql(count: string, once: Let): string {
  return once(count, (n) => `case when ${n} between -719162 and 2932896 then date '1970-01-01' + ${n} end`)
}

/** The date if it is within years 1–9999, else null. */
export function dayInRangeSql(day: string, once: Let): string {
  return once(day, (d) => `case when ${d} between date '0001-01-01' and date '9999-12-31' then ${d} end`)
}

/** The moment if it is within years 1–9999, else null; a far one is cut to the millisecond, as in JavaScript. */
export function momentInRangeSql(moment: string, once: Let): string {
  const range = "timestamptz '0001-01-01 00:00:00+00' and timestamptz '9999-12-31 23:59:59.999999+00'"
  const near = "timestamptz '1684-07-28 00:12:25.259009+00' and timestamptz '2255-06-05 23:47:34.740991+00'"
  return once(
    moment,
    (m) =>
      `case when ${m} between ${near} then ${m} when ${m} between ${range} then date_trunc('milliseconds', ${m}) end`,
  )
}

/** A timestamptz from whole microseconds: exact, and in hours because days depend on the zone of the session. */
export function momentFromMicrosSql(micros: string): string {
  const hours = `div(${micros}, 3600000000)::int * interval '1 hour'`
  return `timestamptz '1970-01-01 00:00:00+00' + ${hours} + mod(${micros}, 3600000000)::bigint * interval '1 microsecond'`
}

/** The local date of an argument that is a date or a date-time. */
export function localDaySql(sql: string, type: unknown, call: SqlCall): string {
  return type === 'datetime' ? `(${sql} at time zone ${call.zone()})::date` : sql
}

/** Quotient with twenty digits, null for a zero divisor. Sixty digits inside make the second rounding harmless. */
export function quotientSql(dividend: string, divisor: string): string {
  return `round(round(${dividend}, 60) / nullif(${divisor}, 0), 20)`
}

/** All values of arguments that are single values or lists, as one array. */
export function arraySql(args: readonly string[], call: SqlCall, sqlType: string): string {
  const pieces: string[] = []
  let singles: string[] = []
  const flush = () => {
    if (singles.length > 0) pieces.push(`array[${singles.join(', ')}]::${sqlType}[]`)
    singles = []
  }
  for (const [index, sql] of args.entries()) {
    if (typeof call.types[index] !== 'object') singles.push(sql)
    else {
      flush()
      pieces.push(`coalesce(${sql}, '{}')`)
    }
  }
  flush()
  return pieces.length === 1 ? pieces[0]! : `(${pieces.join(' || ')})`
}

/** `select … from` the elements of an array that are not null; `select` is given the element and its position. */
export function fromElements(
  array: string,
  call: SqlCall,
  select: (value: string, position: string) => string,
  tail = '',
): string {
  const alias = call.alias()
  return `(select ${select(`${alias}.v`, `${alias}.n`)} from unnest(${array}) with ordinality as ${alias}(v, n) where ${alias}.v is not null${tail})`
}

/** `any` of an array; the cast keeps PostgreSQL from taking a sub-select in it for a set of rows. */
export function anyOf(array: string, sqlType: string): string {
  return `any((${array})::${sqlType})`
}
