import { limits } from '../language/limit.ts'
import { elementOf, type FormulaType } from '../type/type.ts'
import { compareDecimal, type Decimal, toInteger } from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { equalityOf } from './comparison.ts'
import { blank, define, family, optional, parameter } from './define.ts'
import type { Evaluate, SqlCall } from './definition.ts'
import { orderOf } from './extreme.ts'
import { anyOf, integerSql } from './sql-piece.ts'

type Items = readonly Value[]

const list = parameter('sameList', 'list', '列表')
const other = parameter('sameList', 'other', '另一列表')
const item = parameter('same', 'value', '值')
const number = (en: string, zh: string) => parameter('number', en, zh)
const total = { total: true } as const

/** Lists: several choices or members, a column of a sub-table, or values written out. Positions count from 1. */
export const listFunctions = family('list', [
  define(
    'LIST 列表',
    [parameter('same', 'value', '值', blank)],
    'sameList',
    '由各个值组成列表 | A list of the values',
    {
      ...total,
      repeat: 1,
      checkTypes: ([type]) =>
        typeof type === 'object' ? ['列表不能再含列表', 'a list cannot hold lists'] : undefined,
      evaluate: (...values: Value[]) => values,
      sql: (args, { types, sqlTypeOf }) => `array[${args.join(', ')}]::${sqlTypeOf(types[0]!)}[]`,
    },
  ),
  define(
    'SIZE 列表长度 元素个数',
    [parameter('list', 'list', '列表')],
    'number',
    '列表有几个元素 | How many elements the list has',
    {
      ...total,
      evaluate: (x: Items) => x.length,
      sql: ([x]) => `cardinality(${x})::numeric`,
    },
  ),
  define('CONTAINS 包含', [list, item], 'boolean', '列表中有该值 | Whether the list holds the value', {
    checkTypes: refuseRecords,
    build: ([x, y], { types }) => {
      const equal = equalityOf(types[1]!)
      return (row, runtime) => {
        const wanted = y!(row, runtime)
        return wanted === null
          ? null
          : (x!(row, runtime) as Items).some((each) => each !== null && equal(each, wanted))
      }
    },
    sql: ([x, y], call) =>
      call.let(
        y!,
        (v) =>
          `case when ${v} is not null then coalesce(${v} = ${anyOf(x!, call.sqlTypeOf(call.types[0]!))}, false) end`,
      ),
  }),
  define(
    'HASANY 包含任一',
    [list, other],
    'boolean',
    '两个列表有相同的值 | Whether the lists share a value',
    {
      ...total,
      checkTypes: refuseRecords,
      build: ([x, y], { types }) => pairwise(x!, y!, (a, b) => b.some((each) => holds(a, each, types[0]!))),
      sql: ([x, y]) => `(${x} && ${y})`,
    },
  ),
  define(
    'HASALL 包含全部',
    [list, other],
    'boolean',
    '前一列表含有后一列表的所有值 | Whether the first list holds all values of the second',
    {
      ...total,
      checkTypes: refuseRecords,
      build: ([x, y], { types }) =>
        pairwise(x!, y!, (a, b) => b.every((each) => each === null || holds(a, each, types[0]!))),
      sql: ([x, y]) => `(${x} @> array_remove(${y}, null))`,
    },
  ),
  define('FIRST 第一个', [list], 'same', '列表的第一个元素 | The first element', {
    evaluate: (x: Items) => x[0] ?? null,
    sql: ([x]) => `(${x})[1]`,
  }),
  define('LAST 最后一个', [list], 'same', '列表的最后一个元素 | The last element', {
    evaluate: (x: Items) => x.at(-1) ?? null,
    sql: ([x], call) => call.let(x!, (a) => `${a}[cardinality(${a})]`),
  }),
  define(
    'INDEX 取元素 第几个',
    [list, number('position', '位置')],
    'same',
    '列表的第几个元素 | The element at a position',
    {
      evaluate: (x: Items, at: Decimal) => x[toInteger(at) - 1] ?? null,
      sql: ([x, at]) => `(${x})[${integerSql(at!)}]`,
    },
  ),
  define(
    'SLICE 截取列表',
    [list, number('start', '起始位置'), { ...number('count', '个数'), ...optional }],
    'sameList',
    '从某个位置起的若干元素 | Elements from a position on',
    {
      ...total,
      evaluate: (x: Items, start: Decimal, count: Decimal = limits.listLength) =>
        slice(x, toInteger(start), toInteger(count)),
      sql: ([x, start, count = String(limits.listLength)], call) =>
        call.let(
          `greatest(${integerSql(start!)}, 1)`,
          (from) => `coalesce((${x})[${from}:${from} - 1 + greatest(${integerSql(count)}, 0)], '{}')`,
        ),
    },
  ),
  define('REVERSE 反转列表 倒序', [list], 'sameList', '倒过来的列表 | The list from its end to its start', {
    ...total,
    evaluate: (x: Items) => [...x].reverse(),
    sql: ([x], call) => rebuilt(x!, call, (v, n) => `array_agg(${v} order by ${n} desc)`, 'true'),
  }),
  define('COMPACT 去空值', [list], 'sameList', '去掉空值 | Without blanks', {
    ...total,
    evaluate: (x: Items) => x.filter(isFilled),
    sql: ([x], call) => rebuilt(x!, call, (v, n) => `array_agg(${v} order by ${n})`, filledSql(call)),
  }),
  define(
    'SORT 排序',
    [list, parameter('boolean', 'descending', '降序', optional)],
    'sameList',
    '排序，空值去掉，默认升序 | In order without blanks, ascending by default',
    {
      ...total,
      checkTypes: ([type]) => refuseRecords([type!]),
      build: ([x, down], { types }) => {
        const order = sortOrder(elementOf(types[0]!))
        return (row, runtime) => {
          const ordered = (x!(row, runtime) as Items).filter(isFilled).sort(order)
          return down?.(row, runtime) ? ordered.reverse() : ordered
        }
      },
      sql: ([x, down = 'false'], call) => {
        const collation = elementOf(call.types[0]!) === 'text' ? ' collate "C"' : ''
        const ascending = rebuilt(
          x!,
          call,
          (v) => `array_agg(${v} order by ${v}${collation})`,
          filledSql(call),
        )
        if (call.constants[1] === undefined && call.types.length === 1) return ascending
        const descending = rebuilt(
          x!,
          call,
          (v) => `array_agg(${v} order by ${v}${collation} desc)`,
          filledSql(call),
        )
        return `case when ${down} then ${descending} else ${ascending} end`
      },
    },
  ),
  define(
    'UNIQUE 去重',
    [list],
    'sameList',
    '不同的值，按首次出现的顺序，空值去掉 | Each value once, without blanks, in order of first appearance',
    {
      ...total,
      checkTypes: refuseRecords,
      evaluate: (x: Items) => [...new Set(x.filter(isFilled))],
      sql: ([x], call) => distinctSql(x!, call),
    },
  ),
  define(
    'UNION 并集',
    [list, other],
    'sameList',
    '两个列表的所有值，各一次 | All values of both lists, each once',
    {
      ...total,
      checkTypes: refuseRecords,
      evaluate: (x: Items, y: Items) => [...new Set([...x, ...y].filter(isFilled))],
      sql: ([x, y], call) => distinctSql(`(${x} || ${y})`, call),
    },
  ),
  define(
    'INTERSECT 交集',
    [list, other],
    'sameList',
    '两个列表共有的值，各一次 | Values of both lists, each once',
    {
      ...total,
      checkTypes: refuseRecords,
      evaluate: (x: Items, y: Items) => [...new Set(x.filter((each) => isFilled(each) && y.includes(each)))],
      sql: ([x, y], call) => call.let(y!, (b) => distinctSql(x!, call, (v) => ` and ${v} = any(${b})`)),
    },
  ),
  define(
    'EXCEPT 差集',
    [list, other],
    'sameList',
    '前一列表有而后一列表没有的值，各一次 | Values of the first list that the second lacks, each once',
    {
      ...total,
      checkTypes: refuseRecords,
      evaluate: (x: Items, y: Items) => [...new Set(x.filter((each) => isFilled(each) && !y.includes(each)))],
      sql: ([x, y], call) =>
        call.let(`array_remove(${y}, null)`, (b) => distinctSql(x!, call, (v) => ` and ${v} <> all(${b})`)),
    },
  ),
  define(
    'SEQUENCE 序列',
    [number('from', '开始'), number('to', '结束')],
    { list: 'number' },
    '从开始到结束的整数，最多 1000 个 | Whole numbers from one to another, at most 1,000',
    {
      ...total,
      evaluate: (from: Decimal, to: Decimal) =>
        sequence(toInteger(from, sequenceBound), toInteger(to, sequenceBound)),
      sql: ([from, to], call) => {
        const each = call.alias()
        const bounded = (number: string) => `trunc(least(greatest(${number}, -1e14), 1e14))::bigint`
        return call.let(bounded(from!), (a) => {
          const last = `least(${bounded(to!)}, ${a} + ${limits.listLength - 1})`
          return `coalesce((select array_agg(${each}.i::numeric order by ${each}.i) from generate_series(${a}, ${last}) as ${each}(i)), '{}')`
        })
      },
    },
  ),
])

function isFilled(value: Value): boolean {
  return value !== null && value !== ''
}

/** Condition that leaves blanks out, like `isFilled`. */
function filledSql(call: SqlCall): string {
  return elementOf(call.types[0]!) === 'text' ? "v <> ''" : 'v is not null'
}

function refuseRecords(types: readonly FormulaType[]) {
  const hasRecord = types.some((type) => typeof elementOf(type) === 'object')
  return hasRecord ? (['记录不能比较', 'records cannot be compared'] as const) : undefined
}

function holds(list: Items, wanted: Value, type: FormulaType): boolean {
  const equal = equalityOf(elementOf(type))
  return wanted !== null && list.some((each) => each !== null && equal(each, wanted))
}

function pairwise(left: Evaluate, right: Evaluate, read: (left: Items, right: Items) => Value): Evaluate {
  return (row, runtime) => read(left(row, runtime) as Items, right(row, runtime) as Items)
}

function slice(list: Items, start: number, count: number): Items {
  const from = Math.max(start, 1) - 1
  return list.slice(from, from + Math.max(count, 0))
}

function sortOrder(type: FormulaType): (left: Value, right: Value) => number {
  if (type === 'boolean') return (a, b) => Number(a) - Number(b)
  if (type === 'member' || type === 'department' || type === 'role')
    return (a, b) => ((a as string) < (b as string) ? -1 : a === b ? 0 : 1)
  if (type === 'number') return (a, b) => compareDecimal(a as Decimal, b as Decimal)
  return orderOf(type)
}

const sequenceBound = 1e14

function sequence(from: number, to: number): number[] {
  const length = Math.max(0, Math.min(limits.listLength, to - from + 1))
  return Array.from({ length }, (_, index) => from + index)
}

/** A new array from the elements for which `where` (on `v`) holds; `{}` when there are none. */
function rebuilt(
  array: string,
  call: SqlCall,
  select: (v: string, n: string) => string,
  where: string,
): string {
  const alias = call.alias()
  return `coalesce((select ${select(`${alias}.v`, `${alias}.n`)} from unnest(${array}) with ordinality as ${alias}(v, n) where ${where}), '{}')`
}

/** Each value that is not blank once, at its first position. */
function distinctSql(array: string, call: SqlCall, condition: (v: string) => string = () => ''): string {
  const alias = call.alias()
  const filled = elementOf(call.types[0]!) === 'text' ? `${alias}.v <> ''` : `${alias}.v is not null`
  const firsts = `select ${alias}.v, min(${alias}.n) as n from unnest(${array}) with ordinality as ${alias}(v, n) where ${filled}${condition(`${alias}.v`)} group by ${alias}.v`
  const distinct = call.alias()
  return `coalesce((select array_agg(${distinct}.v order by ${distinct}.n) from (${firsts}) as ${distinct}), '{}')`
}
