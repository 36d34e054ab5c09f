import { inRange } from '@sluice/clock'
import { wholeOf } from '../value/integer.ts'
import { add, type Decimal, divide, multiply, negate, subtract, toInteger } from '../value/number.ts'
import { isFar, microsPerSecond, millisecondsOf, momentInRange } from '../value/time.ts'
import { comparisonFunctions } from './comparison.ts'
import { concatenate } from './concatenate.ts'
import { parameter } from './define.ts'
import type { FormulaFunction, ParameterType, ResultType, SqlBuilder, SqlCall } from './definition.ts'
import { power, powerSql } from './power.ts'
import { dayFromCountSql, integerSql, momentFromMicrosSql, quotientSql } from './sql-piece.ts'

type Evaluate = NonNullable<FormulaFunction['evaluate']>
const total = { total: true, strictSql: true } as const
const strict = { strictSql: true } as const

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
  binary('-', 'datetime', 'datetime', 'duration', secondsBetween, ([a, b], call) =>
    secondsBetweenSql(a!, b!, call),
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
  binary('/', 'number', 'number', 'number', divide, divideSql, strict),
  binary('/', 'duration', 'number', 'duration', divide, divideSql, strict),
  binary('/', 'duration', 'duration', 'number', divide, divideSql, strict),
  binary('^', 'number', 'number', 'number', power, powerSql, { needs: 'decimal' }),
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
  flags: Pick<FormulaFunction, 'total' | 'strictSql' | 'needs'> = {},
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
    ...total,
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

const microBound = 400_000_000_000_000_000n

/**
 * A moment moved by seconds, digits below a microsecond cut off (below a millisecond when the result is far); blank
 * when it leaves years 1–9999.
 */
export function addSeconds(moment: number, seconds: Decimal): number | null {
  const micros = multiply(seconds, microsPerSecond)
  if (typeof micros === 'number' && Number.isSafeInteger(moment + micros) && !isFar(moment)) {
    return momentInRange(moment + Math.trunc(micros))
  }
  return addFarMicros(moment, wholeOf(micros))
}

function addFarMicros(moment: number, shift: bigint): number | null {
  const held = shift > microBound ? microBound : shift < -microBound ? -microBound : shift
  const start = isFar(moment) ? BigInt(millisecondsOf(moment)) * 1000n : BigInt(moment)
  const moved = start + held
  if (!isFar(Number(moved))) return Number(moved)
  return momentInRange(Number(floorThousandth(start) + held / 1000n) * 1000)
}

function floorThousandth(micros: bigint): bigint {
  const whole = micros / 1000n
  return micros % 1000n < 0n ? whole - 1n : whole
}

function addWholeDays(moment: number, days: Decimal): number | null {
  return addSeconds(moment, multiply(days, 86_400))
}

/** Beyond these microseconds JavaScript counts milliseconds, see `isFar`. */
const farSql = (micros: string) => `abs(${micros}) > ${Number.MAX_SAFE_INTEGER}`

export function addSecondsSql(moment: string, seconds: string, call: SqlCall): string {
  const shifted = `trunc(least(greatest(round(round(${seconds}, 20) * 1000000, 20), -4e17), 4e17))`
  return call.let(`extract(epoch from ${moment}) * 1000000`, (at) =>
    call.let(shifted, (shift) => {
      const far = `(floor(${at} / 1000) + trunc(${shift} / 1000)) * 1000`
      return call.let(
        `case when ${farSql(`(${at} + ${shift})`)} then ${far} else ${at} + ${shift} end`,
        (micros) => {
          const inside = `${micros} >= -62135596800000000 and ${micros} < 253402300800000000`
          return `case when ${inside} then ${momentFromMicrosSql(micros)} end`
        },
      )
    }),
  )
}

/** Seconds from `right` to `left`, to the microsecond, or to the millisecond when either is far. */
export function secondsBetween(left: number, right: number): Decimal | null {
  if (isFar(left) || isFar(right)) return divide(millisecondsOf(left) - millisecondsOf(right), 1000)
  return divide(left - right, microsPerSecond)
}

export function secondsBetweenSql(left: string, right: string, call: SqlCall): string {
  const micros = (sql: string) => `extract(epoch from (${sql})) * 1000000`
  return call.let(micros(left), (a) =>
    call.let(micros(right), (b) => {
      const far = `${farSql(a)} or ${farSql(b)}`
      return `case when ${far} then (floor(${a} / 1000) - floor(${b} / 1000)) * 0.001 else (${a} - ${b}) * 0.000001 end`
    }),
  )
}
