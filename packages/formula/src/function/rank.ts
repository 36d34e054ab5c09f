import { wholeOf } from '../value/integer.ts'
import { numbersIn, sorted } from '../value/list.ts'
import { add, compareDecimal, type Decimal, divide, multiply, subtract, toInteger } from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { blank, define, family, optional, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { arraySql, fromElements, integerSql } from './sql-piece.ts'

const numbers = parameter('numbers', 'number', '数值', blank)
const list = parameter('numbers', 'numbers', '数值列表', blank)
const many = { repeat: 1 } as const

/** Places in the order of numbers; blanks are left out. */
export const rankFunctions = family('statistics', [
  define('MEDIAN 中位数', [numbers], 'number', '中位数 | The middle number', {
    ...many,
    evaluate: (...values: Value[]) => median(sorted(numbersIn(values))),
    sql: (args, call) =>
      sortedSql(
        args,
        call,
        (a) => `round((${a}[(cardinality(${a}) + 1) / 2] + ${a}[(cardinality(${a}) + 2) / 2]) * 0.5, 20)`,
      ),
  }),
  define(
    'MODE 众数',
    [numbers],
    'number',
    '出现最多的数（至少两次） | The number that occurs most, at least twice',
    {
      ...many,
      evaluate: (...values: Value[]) => mode(numbersIn(values)),
      sql: (args, call) =>
        call.let(arraySql(args, call, 'numeric'), (array) => {
          const alias = call.alias()
          return `(select ${alias}.v from unnest(${array}) with ordinality as ${alias}(v, n) where ${alias}.v is not null group by ${alias}.v having count(*) > 1 order by count(*) desc, min(${alias}.n) limit 1)`
        }),
    },
  ),
  define(
    'LARGE 第几大',
    [list, parameter('number', 'k', '第几')],
    'number',
    '第 k 大的数 | The k-th largest number',
    {
      evaluate: (values: Value, k: Decimal) => nthLargest(sorted(numbersIn([values])), toInteger(k)),
      sql: ([array, k], call) =>
        sortedSql([array!], call, (a) => `${a}[cardinality(${a}) + 1 - ${integerSql(`greatest(${k}, 0)`)}]`),
    },
  ),
  define(
    'SMALL 第几小',
    [list, parameter('number', 'k', '第几')],
    'number',
    '第 k 小的数 | The k-th smallest number',
    {
      evaluate: (values: Value, k: Decimal) => sorted(numbersIn([values]))[toInteger(k) - 1] ?? null,
      sql: ([array, k], call) => sortedSql([array!], call, (a) => `${a}[${integerSql(k!)}]`),
    },
  ),
  define(
    'RANK 排名 名次',
    [parameter('number', 'number', '数值'), list, parameter('boolean', 'ascending', '升序', optional)],
    'number',
    '数值在列表中的名次，默认从大到小 | The place of a number in a list, largest first by default',
    {
      evaluate: (x: Decimal, values: Value, ascending = false) => rank(x, numbersIn([values]), ascending),
      sql: ([x, array, ascending = 'false'], call) =>
        call.let(x!, (v) =>
          call.let(arraySql([array!], { ...call, types: [call.types[1]!] }, 'numeric'), (a) => {
            const before = fromElements(
              a,
              call,
              (each) =>
                `count(*) filter (where case when ${ascending} then ${each} < ${v} else ${each} > ${v} end)`,
            )
            return `case when ${v} = any(${a}) then (${before} + 1)::numeric end`
          }),
        ),
    },
  ),
  define(
    'PERCENTILE 百分位数',
    [list, parameter('number', 'share', '比例')],
    'number',
    '给定比例（0–1）处的数，按线性插值 | The number at a share (0–1) of the list, interpolated',
    {
      evaluate: (values: Value, share: Decimal) => percentile(sorted(numbersIn([values])), share),
      sql: ([array, share], call) => percentileSql(array!, share!, call),
    },
  ),
  define(
    'QUARTILE 四分位数',
    [list, parameter('number', 'quarter', '第几分位')],
    'number',
    '第 0–4 个四分位处的数 | The number at quarter 0–4 of the list',
    {
      evaluate: (values: Value, quarter: Decimal) =>
        percentile(sorted(numbersIn([values])), divide(quarter, 4)!),
      sql: ([array, quarter], call) => percentileSql(array!, `round(${quarter} * 0.25, 20)`, call),
    },
  ),
])

function median(ascending: readonly Decimal[]): Decimal | null {
  const { length } = ascending
  if (length === 0) return null
  return divide(add(ascending[(length - 1) >> 1]!, ascending[length >> 1]!), 2)
}

function mode(values: readonly Decimal[]): Decimal | null {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: Decimal | null = null
  let most = 1
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value as Decimal, count]
  }
  return best
}

function nthLargest(ascending: readonly Decimal[], k: number): Decimal | null {
  return k < 1 ? null : (ascending[ascending.length - k] ?? null)
}

function rank(x: Decimal, values: readonly Decimal[], ascending: boolean): number | null {
  const signs = values.map((each) => compareDecimal(each, x))
  if (!signs.includes(0)) return null
  return signs.filter((sign) => (ascending ? sign < 0 : sign > 0)).length + 1
}

function percentile(ascending: readonly Decimal[], share: Decimal): Decimal | null {
  if (ascending.length === 0 || compareDecimal(share, 0) < 0 || compareDecimal(share, 1) > 0) return null
  const place = multiply(share, ascending.length - 1)
  const below = Number(wholeOf(place))
  const low = ascending[below]!
  const high = ascending[below + 1] ?? low
  return add(low, multiply(subtract(high, low), subtract(place, below)))
}

function percentileSql(array: string, share: string, call: SqlCall): string {
  return call.let(share, (p) =>
    sortedSql([array], call, (a) =>
      call.let(`round(${p} * (cardinality(${a}) - 1), 20)`, (place) =>
        call.let(integerSql(place), (below) => {
          const low = `${a}[${below} + 1]`
          return `case when ${p} between 0 and 1 then ${low} + round((coalesce(${a}[${below} + 2], ${low}) - ${low}) * (${place} - ${below}), 20) end`
        }),
      ),
    ),
  )
}

/** Gives `body` the name of the ascending array of all numbers; null when there are none. */
function sortedSql(args: readonly string[], call: SqlCall, body: (array: string) => string): string {
  const ascending = fromElements(
    arraySql(args, call, 'numeric'),
    call,
    (v) => `array_agg(${v} order by ${v})`,
  )
  return call.let(ascending, body)
}
