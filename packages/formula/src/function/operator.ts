import type { FormulaType } from '../type/type.ts'
import { inRange } from '../value/date.ts'
import { add, type Decimal, divide, multiply, negate, subtract, toInteger } from '../value/number.ts'
import { microsPerSecond, momentInRange } from '../value/time.ts'
import { comparisonFunctions } from './comparison.ts'
import { concatenate } from './concatenate.ts'
import type { FormulaFunction, ParameterType, ResultType, SqlBuilder } from './definition.ts'
import { parameter } from './parameter.ts'
import { power, powerSql } from './power.ts'

/** The operators as functions, one entry for each combination of types. */
export const operatorFunctions: readonly FormulaFunction[] = [
  binary('+', ['number', 'number'], 'number', add, ([a, b]) => `(${a} + ${b})`, { total: true }),
  binary('+', ['duration', 'duration'], 'duration', add, ([a, b]) => `(${a} + ${b})`, { total: true }),
  binary('+', ['date', 'number'], 'date', addDays, ([day, days], { let: once }) =>
    addDaysSql(day!, days!, once),
  ),
  binary(
    '+',
    ['number', 'date'],
    'date',
    (days: Decimal, day: number) => addDays(day, days),
    ([days, day], { let: once }) => addDaysSql(day!, days!, once),
  ),
  binary('+', ['datetime', 'duration'], 'datetime', addSeconds, ([moment, seconds], { let: once }) =>
    addSecondsSql(moment!, seconds!, once),
  ),
  binary(
    '+',
    ['duration', 'datetime'],
    'datetime',
    (seconds: Decimal, moment: number) => addSeconds(moment, seconds),
    ([seconds, moment], { let: once }) => addSecondsSql(moment!, seconds!, once),
  ),
  binary(
    '+',
    ['datetime', 'number'],
    'datetime',
    (moment: number, days: Decimal) => addSeconds(moment, multiply(days, 86_400)),
    ([moment, days], { let: once }) => addSecondsSql(moment!, `(${days} * 86400)`, once),
  ),
  binary('-', ['number', 'number'], 'number', subtract, ([a, b]) => `(${a} - ${b})`, { total: true }),
  binary('-', ['duration', 'duration'], 'duration', subtract, ([a, b]) => `(${a} - ${b})`, { total: true }),
  binary(
    '-',
    ['date', 'date'],
    'number',
    (a: number, b: number) => a - b,
    ([a, b]) => `(${a} - ${b})::numeric`,
  ),
  binary(
    '-',
    ['datetime', 'datetime'],
    'duration',
    secondsBetween,
    ([a, b]) => `trim_scale(extract(epoch from (${a} - ${b})))`,
  ),
  binary(
    '-',
    ['date', 'number'],
    'date',
    (day: number, days: Decimal) => addDays(day, negate(days)),
    ([day, days], { let: once }) => addDaysSql(day!, `(- ${days})`, once),
  ),
  binary(
    '-',
    ['datetime', 'duration'],
    'datetime',
    (moment: number, seconds: Decimal) => addSeconds(moment, negate(seconds)),
    ([moment, seconds], { let: once }) => addSecondsSql(moment!, `(- ${seconds})`, once),
  ),
  binary(
    '-',
    ['datetime', 'number'],
    'datetime',
    (moment: number, days: Decimal) => addSeconds(moment, multiply(days, -86_400)),
    ([moment, days], { let: once }) => addSecondsSql(moment!, `(${days} * -86400)`, once),
  ),
  binary('*', ['number', 'number'], 'number', multiply, multiplySql, { total: true }),
  binary('*', ['duration', 'number'], 'duration', multiply, multiplySql, { total: true }),
  binary('*', ['number', 'duration'], 'duration', multiply, multiplySql, { total: true }),
  binary('/', ['number', 'number'], 'number', divide, divideSql),
  binary('/', ['duration', 'number'], 'duration', divide, divideSql),
  binary('/', ['duration', 'duration'], 'number', divide, divideSql),
  binary('^', ['number', 'number'], 'number', power, powerSql),
  unary('unary -', 'number', negate, ([a]) => `(- ${a})`),
  unary('unary -', 'duration', negate, ([a]) => `(- ${a})`),
  unary(
    'unary +',
    'number',
    (value: Decimal) => value,
    ([a]) => a!,
  ),
  unary(
    '%',
    'number',
    (value: Decimal) => divide(value, 100),
    ([a]) => `round(${a} / 100, 20)`,
  ),
  concatenate('&', '连接'),
  ...comparisonFunctions,
]

function binary(
  name: string,
  [left, right]: readonly [ParameterType, ParameterType],
  result: ResultType,
  evaluate: NonNullable<FormulaFunction['evaluate']>,
  sql: SqlBuilder,
  flags: { total?: true } = {},
): FormulaFunction {
  const parameters = [parameter(left, 'left', '左'), parameter(right, 'right', '右')]
  return {
    name,
    zh: name,
    family: 'operator',
    parameters,
    result,
    evaluate,
    sql,
    summary: ['', ''],
    ...flags,
  }
}

function unary(
  name: string,
  type: FormulaType & ParameterType,
  evaluate: NonNullable<FormulaFunction['evaluate']>,
  sql: SqlBuilder,
): FormulaFunction {
  return {
    name,
    zh: name,
    family: 'operator',
    parameters: [parameter(type, 'value', '值')],
    result: type,
    total: true,
    evaluate,
    sql,
    summary: ['', ''],
  }
}

function multiplySql([a, b]: readonly string[]): string {
  return `round(${a} * ${b}, 20)`
}

/** Sixty digits are enough that rounding them to twenty equals rounding the exact quotient. */
function divideSql([a, b]: readonly string[]): string {
  return `round(round(${a}, 60) / nullif(${b}, 0), 20)`
}

const dayBound = 4_000_000

/** A day moved by whole days; blank when it leaves years 1–9999. A fraction of a day is cut off. */
export function addDays(day: number, days: Decimal): number | null {
  return inRange(day + toInteger(days, dayBound))
}

export function addDaysSql(
  day: string,
  days: string,
  once: (expression: string, body: (name: string) => string) => string,
): string {
  const moved = `(${day} - date '1970-01-01') + trunc(least(greatest(${days}, -${dayBound}), ${dayBound}))::int`
  return once(moved, (n) => `case when ${n} between -719162 and 2932896 then date '1970-01-01' + ${n} end`)
}

const secondBound = 400_000_000_000

/** A moment moved by seconds, digits below a microsecond cut off; blank when it leaves years 1–9999. */
export function addSeconds(moment: number, seconds: Decimal): number | null {
  const micros = toInteger(multiply(seconds, microsPerSecond), secondBound * microsPerSecond)
  return momentInRange(moment + micros)
}

function addSecondsSql(
  moment: string,
  seconds: string,
  once: (expression: string, body: (name: string) => string) => string,
): string {
  const micros = `extract(epoch from ${moment}) * 1000000 + trunc(least(greatest(round(${seconds} * 1000000, 20), -4e17), 4e17))`
  return once(
    micros,
    (n) => `case when ${n} >= -62135596800000000 and ${n} < 253402300800000000 then ${momentSql(n)} end`,
  )
}

/** A timestamptz from whole microseconds: exact, and in hours because days depend on the zone of the session. */
export function momentSql(micros: string): string {
  return `timestamptz '1970-01-01 00:00:00+00' + div(${micros}, 3600000000)::int * interval '1 hour' + mod(${micros}, 3600000000)::bigint * interval '1 microsecond'`
}

export function secondsBetween(left: number, right: number): Decimal | null {
  return divide(left - right, microsPerSecond)
}
