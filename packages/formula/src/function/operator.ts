import { inRange } from '../value/date.ts'
import { add, type Decimal, divide, multiply, negate, subtract, toInteger } from '../value/number.ts'
import { microsPerSecond, momentInRange } from '../value/time.ts'
import { comparisonFunctions } from './comparison.ts'
import { concatenate } from './concatenate.ts'
import { parameter } from './define.ts'
import type { FormulaFunction, ParameterType, ResultType, SqlBuilder, SqlCall } from './definition.ts'
import { power, powerSql } from './power.ts'
import { dayFromCountSql, integerSql, momentFromMicrosSql, quotientSql } from './sql-piece.ts'

type Evaluate = NonNullable<FormulaFunction['evaluate']>
const total = { total: true } as const

const addSql: SqlBuilder = ([a, b]) => `(${a} + ${b})`
const subtractSql: SqlBuilder = ([a, b]) => `(${a} - ${b})`
const multiplySql: SqlBuilder = ([a, b]) => `round(${a} * ${b}, 20)`
const divideSql: SqlBuilder = ([a, b]) => quotientSql(a!, b!)
const negateSql: SqlBuilder = ([a]) => `(- ${a})`

/** The operators as functions, one entry for each combination of types. */
export const operatorFunctions: readonly FormulaFunction[] = [
  binary('+', 'number', 'number', 'number', add, addSql, total),
  binary('+', 'duration', 'duration', 'duration', add, addSql, total),
  binary('+', 'date', 'number', 'date', addDays, ([day, days], call) => addDaysSql(day!, days!, call)),
  binary('+', 'number', 'date', 'date', swap(addDays), ([days, day], call) => addDaysSql(day!, days!, call)),
  binary('+', 'datetime', 'duration', 'datetime', addSeconds, ([at, seconds], call) =>
    addSecondsSql(at!, seconds!, call),
  ),
  binary('+', 'duration', 'datetime', 'datetime', swap(addSeconds), ([seconds, at], call) =>
    addSecondsSql(at!, seconds!, call),
  ),
  binary('+', 'datetime', 'number', 'datetime', addWholeDays, ([at, days], call) =>
    addSecondsSql(at!, `(${days} * 86400)`, call),
  ),
  binary('-', 'number', 'number', 'number', subtract, subtractSql, total),
  binary('-', 'duration', 'duration', 'duration', subtract, subtractSql, total),
  binary(
    '-',
    'date',
    'date',
    'number',
    (a: number, b: number) => a - b,
    ([a, b]) => `(${a} - ${b})::numeric`,
  ),
  binary(
    '-',
    'datetime',
    'datetime',
    'duration',
    secondsBetween,
    ([a, b]) => `(extract(epoch from ${a}) - extract(epoch from ${b}))`,
  ),
  binary(
    '-',
    'date',
    'number',
    'date',
    (day: number, days: Decimal) => addDays(day, negate(days)),
    ([day, days], call) => addDaysSql(day!, `(- ${days})`, call),
  ),
  binary(
    '-',
    'datetime',
    'duration',
    'datetime',
    (at: number, seconds: Decimal) => addSeconds(at, negate(seconds)),
    ([at, seconds], call) => addSecondsSql(at!, `(- ${seconds})`, call),
  ),
  binary(
    '-',
    'datetime',
    'number',
    'datetime',
    (at: number, days: Decimal) => addWholeDays(at, negate(days)),
    ([at, days], call) => addSecondsSql(at!, `(${days} * -86400)`, call),
  ),
  binary('*', 'number', 'number', 'number', multiply, multiplySql, total),
  binary('*', 'duration', 'number', 'duration', multiply, multiplySql, total),
  binary('*', 'number', 'duration', 'duration', multiply, multiplySql, total),
  binary('/', 'number', 'number', 'number', divide, divideSql),
  binary('/', 'duration', 'number', 'duration', divide, divideSql),
  binary('/', 'duration', 'duration', 'number', divide, divideSql),
  binary('^', 'number', 'number', 'number', power, powerSql),
  unary('unary -', 'number', negate, negateSql),
  unary('unary -', 'duration', negate, negateSql),
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
    ([a]) => `round(${a} * 0.01, 20)`,
  ),
  concatenate('&', '连接'),
  ...comparisonFunctions,
]

function binary(
  name: string,
  left: ParameterType,
  right: ParameterType,
  result: ResultType,
  evaluate: Evaluate,
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
  type: 'number' | 'duration',
  evaluate: Evaluate,
  sql: SqlBuilder,
): FormulaFunction {
  const parameters = [parameter(type, 'value', '值')]
  return {
    name,
    zh: name,
    family: 'operator',
    parameters,
    result: type,
    total: true,
    evaluate,
    sql,
    summary: ['', ''],
  }
}

function swap<A, B, R>(evaluate: (a: A, b: B) => R): (b: B, a: A) => R {
  return (b, a) => evaluate(a, b)
}

/** More than the days of years 1–9999, and little enough for dates of PostgreSQL. */
const dayBound = 4_000_000

/** A day moved by whole days (a fraction is cut off); blank when it leaves years 1–9999. */
export function addDays(day: number, days: Decimal): number | null {
  return inRange(day + toInteger(days, dayBound))
}

export function addDaysSql(day: string, days: string, call: SqlCall): string {
  return dayFromCountSql(`(${day} - date '1970-01-01') + ${integerSql(days, dayBound)}`, call.let)
}

const microBound = 4e17

/** A moment moved by seconds, digits below a microsecond cut off; blank when it leaves years 1–9999. */
export function addSeconds(moment: number, seconds: Decimal): number | null {
  return momentInRange(moment + toInteger(multiply(seconds, microsPerSecond), microBound))
}

function addWholeDays(moment: number, days: Decimal): number | null {
  return addSeconds(moment, multiply(days, 86_400))
}

export function addSecondsSql(moment: string, seconds: string, call: SqlCall): string {
  const shift = `trunc(least(greatest(round(round(${seconds}, 20) * 1000000, 20), -4e17), 4e17))`
  return call.let(`extract(epoch from ${moment}) * 1000000 + ${shift}`, (micros) => {
    const inside = `${micros} >= -62135596800000000 and ${micros} < 253402300800000000`
    return `case when ${inside} then ${momentFromMicrosSql(micros)} end`
  })
}

export function secondsBetween(left: number, right: number): Decimal | null {
  return divide(left - right, microsPerSecond)
}
