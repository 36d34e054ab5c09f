import { isList } from '../type/type.ts'
import { flatten, numbersIn, sum } from '../value/list.ts'
import {
  add,
  type Decimal,
  divide,
  divideRounded,
  fromUnits,
  multiply,
  scaleDigits,
  squareRoot,
  toUnits,
} from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { blank, define, family, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { extremeFunctions } from './extreme.ts'
import { arraySql, fromElements, quotientSql } from './sql-piece.ts'

const numbers = parameter('numbers', 'number', '数值', blank)
const anything = parameter('any', 'value', '值', blank)
const list = parameter('numbers', 'numbers', '数值列表', blank)
const many = { repeat: 1 } as const
const total = { total: true, repeat: 1 } as const

/** Totals, averages and spread over single numbers and lists; blanks are left out. */
export const statisticsFunctions = family('statistics', [
  define('SUM 求和 合计', [numbers], 'number', '各数之和 | The sum of the numbers', {
    ...total,
    evaluate: sumOf,
    sql: (args, call) => `(${args.map((arg, index) => addendSql(arg, index, call)).join(' + ')})`,
  }),
  define('AVERAGE 平均值 平均 AVG', [numbers], 'number', '平均值 | The mean', {
    ...many,
    evaluate: (...values: Value[]) => average(numbersIn(values)),
    sql: (args, call) =>
      fromElements(arraySql(args, call, 'numeric'), call, (v) => quotientSql(`sum(${v})`, 'count(*)')),
  }),
  define('COUNT 计数 COUNTA 个数', [anything], 'number', '填写了的值的个数 | How many values are filled in', {
    ...total,
    evaluate: (...values: Value[]) => flatten(values).length,
    sql: (args, call) => `(${args.map((arg, index) => countSql(arg, index, call)).join(' + ')})`,
  }),
  define('COUNTBLANK 空值个数', [anything], 'number', '没有填写的值的个数 | How many values are blank', {
    ...total,
    build:
      (args, { types }) =>
      (row, runtime) => {
        const values = args.map((arg, index) => arg(row, runtime) ?? (isList(types[index]!) ? [] : null))
        return values.flat().length - flatten(values).length
      },
    sql: (args, call) =>
      `(${args.map((arg, index) => `(${sizeSql(arg, index, call)} - ${countSql(arg, index, call)})`).join(' + ')})`,
  }),
  define(
    'COUNTUNIQUE 去重计数',
    [parameter('sames', 'value', '值', blank)],
    'number',
    '不同值的个数 | How many different values there are',
    {
      ...total,
      checkTypes: refuseRecords,
      evaluate: (...values: Value[]) => new Set(flatten(values)).size,
      sql: (args, call) => {
        const element = call.types.map((type) =>
          typeof type === 'object' && 'list' in type ? type.list : type,
        )[0]
        const array = arraySql(args, call, call.sqlTypeOf(element ?? 'text'))
        return `${fromElements(array, call, (v) => `count(distinct ${element === 'text' ? `nullif(${v}, '')` : v})`)}::numeric`
      },
    },
  ),
  ...extremeFunctions,
  spread('VAR 样本方差', true, false, '样本方差 | The variance of a sample'),
  spread('VARP 总体方差', false, false, '总体方差 | The variance of a population'),
  spread('STDEV 样本标准差 标准差', true, true, '样本标准差 | The standard deviation of a sample'),
  spread('STDEVP 总体标准差', false, true, '总体标准差 | The standard deviation of a population'),
  define('SUMSQ 平方和', [numbers], 'number', '平方和 | The sum of the squares', {
    ...total,
    evaluate: (...values: Value[]) => sum(numbersIn(values).map((x) => multiply(x, x))),
    sql: (args, call) =>
      fromElements(arraySql(args, call, 'numeric'), call, (v) => `coalesce(sum(round(${v} * ${v}, 20)), 0)`),
  }),
  define(
    'SUMPRODUCT 乘积之和',
    [list, list],
    'number',
    '两列对应相乘再求和 | The sum of the products of two lists, pair by pair',
    {
      total: true,
      evaluate: (left: Value, right: Value) => sumOfProducts(left, right),
      sql: ([left, right], call) => {
        const alias = call.alias()
        const arrays = [left!, right!].map((arg, index) =>
          arraySql([arg], { ...call, types: [call.types[index]!] }, 'numeric'),
        )
        return `(select coalesce(sum(round(${alias}.a * ${alias}.b, 20)), 0) from unnest(${arrays.join(', ')}) as ${alias}(a, b))`
      },
    },
  ),
])

function sumOf(...values: Value[]): Decimal {
  let result: Decimal = 0
  for (const value of values) {
    if (Array.isArray(value)) result = add(result, sum(numbersIn(value)))
    else if (value !== null) result = add(result, value as Decimal)
  }
  return result
}

function addendSql(arg: string, index: number, call: SqlCall): string {
  if (typeof call.types[index] !== 'object') return call.nullable[index] ? `coalesce(${arg}, 0)` : arg
  return fromElements(arg, call, (v) => `coalesce(sum(${v}), 0)`)
}

function countSql(arg: string, index: number, call: SqlCall): string {
  const type = call.types[index]!
  if (typeof type !== 'object')
    return `(case when ${type === 'text' ? `${arg} <> ''` : `${arg} is not null`} then 1 else 0 end)::numeric`
  if ('record' in type) return '1::numeric'
  return `${fromElements(arg, call, () => 'count(*)', type.list === 'text' ? ` and v <> ''` : '')}::numeric`
}

function sizeSql(arg: string, index: number, call: SqlCall): string {
  return typeof call.types[index] === 'object' ? `coalesce(cardinality(${arg}), 0)` : '1'
}

function refuseRecords(types: readonly unknown[]) {
  const hasRecord = types.some((type) => typeof type === 'object' && type !== null && 'record' in type)
  return hasRecord ? (['记录不能比较', 'records cannot be compared'] as const) : undefined
}

function average(values: readonly Decimal[]): Decimal | null {
  return divide(sum(values), values.length)
}

function spread(names: string, sample: boolean, root: boolean, summary: string) {
  return define(names, [numbers], 'number', summary, {
    ...many,
    evaluate: (...values: Value[]) => {
      const variance = varianceOf(numbersIn(values), sample)
      return variance === null || !root ? variance : squareRoot(variance)
    },
    sql: (args, call) => {
      const count = sample ? '(count(*) * (count(*) - 1))' : '(count(*) * count(*))'
      const variance = fromElements(arraySql(args, call, 'numeric'), call, (v) =>
        quotientSql(`count(*) * sum(${v} * ${v}) - sum(${v}) * sum(${v})`, count),
      )
      return root ? `round(sqrt(round(${variance}, 20)), 20)` : variance
    },
  })
}

/** (n·Σx² − (Σx)²) ÷ n(n−1), with a single rounding at the end. */
function varianceOf(values: readonly Decimal[], sample: boolean): Decimal | null {
  const count = BigInt(values.length)
  const divisor = sample ? count * (count - 1n) : count * count
  if (divisor === 0n) return null
  const units = values.map(toUnits)
  const total = units.reduce((result, each) => result + each, 0n)
  const squares = units.reduce((result, each) => result + each * each, 0n)
  return fromUnits(divideRounded(count * squares - total * total, divisor * 10n ** BigInt(scaleDigits)))
}

function sumOfProducts(left: Value, right: Value): Decimal {
  const [a, b] = [left, right].map((each) => (Array.isArray(each) ? each : [each])) as [Value[], Value[]]
  let result: Decimal = 0
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [x, y] = [a[index]!, b[index]!] as [Decimal | null, Decimal | null]
    if (x !== null && y !== null) result = add(result, multiply(x, y))
  }
  return result
}
