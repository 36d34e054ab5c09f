import { elementOf, type FormulaType } from '../type/type.ts'
import { type Decimal, parseDecimal, toInteger } from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { equalityOf } from './comparison.ts'
import { blank, define, family, optional, parameter } from './define.ts'
import type { Evaluate, SqlCall } from './definition.ts'
import { hasOrder, orderOf } from './extreme.ts'
import { integerSql } from './sql-piece.ts'

const condition = parameter('boolean', 'condition', '条件')
const value = parameter('same', 'value', '值', blank)
const anything = parameter('any', 'value', '值', blank)
const total = { total: true } as const

/** Conditions and choices. */
export const logicFunctions = family('logic', [
  define(
    'IF 如果',
    [
      condition,
      parameter('same', 'then', '成立时', blank),
      parameter('same', 'else', '否则', { ...blank, ...optional }),
    ],
    'same',
    '条件成立取前者，否则取后者 | One value if the condition holds, else the other',
    {
      passes: 'one',
      build:
        ([test, then, otherwise = nothing]) =>
        (row, runtime) =>
          test!(row, runtime) ? then!(row, runtime) : otherwise(row, runtime),
      sql: ([test, then, otherwise = 'null']) => `(case when ${test} then ${then} else ${otherwise} end)`,
    },
  ),
  define(
    'IFS 多条件 多重判断',
    [condition, value],
    'same',
    '第一个成立的条件对应的值 | The value of the first condition that holds',
    {
      passes: 'one',
      repeat: 2,
      trailing: parameter('same', 'else', '否则', blank),
      build: (args) => buildIfs(args),
      sql: (args) =>
        `(case ${pairsOf(args)
          .map(([test, then]) => `when ${test} then ${then}`)
          .join(' ')} else ${restOf(args) ?? 'null'} end)`,
    },
  ),
  define(
    'SWITCH 匹配 分支',
    [
      parameter('same', 'value', '值', blank),
      parameter('same', 'case', '情况', blank),
      parameter('other', 'result', '结果', blank),
    ],
    'other',
    '值等于哪种情况就取哪个结果 | The result of the case that the value equals',
    {
      passes: 'one',
      repeat: 2,
      trailing: parameter('other', 'else', '否则', blank),
      checkTypes: ([type]) =>
        typeof type === 'object' ? ['列表和记录不能比较', 'lists and records cannot be compared'] : undefined,
      build: ([subject, ...rest], { types }) => buildSwitch(subject!, rest, types[0]!),
      sql: ([subject, ...rest], call) => switchSql(subject!, rest, call),
    },
  ),
  define(
    'CHOOSE 选择',
    [parameter('number', 'index', '序号'), value],
    'same',
    '取第几个值 | The value at a place',
    {
      passes: 'one',
      repeat: 1,
      build:
        ([index, ...values]) =>
        (row, runtime) =>
          values[toInteger(index!(row, runtime) as Decimal) - 1]?.(row, runtime) ?? null,
      sql: ([index, ...values]) =>
        `(case ${integerSql(index!)} ${values.map((each, place) => `when ${place + 1} then ${each}`).join(' ')} end)`,
    },
  ),
  define('AND 并且 且 与', [condition], 'boolean', '所有条件都成立 | Whether all conditions hold', {
    ...total,
    repeat: 1,
    build: (args) => (row, runtime) => {
      for (const arg of args) if (!arg(row, runtime)) return false
      return true
    },
    sql: (args) => `(${args.join(' and ')})`,
  }),
  define('OR 或者 或', [condition], 'boolean', '至少一个条件成立 | Whether any condition holds', {
    ...total,
    repeat: 1,
    build: (args) => (row, runtime) => {
      for (const arg of args) if (arg(row, runtime)) return true
      return false
    },
    sql: (args) => `(${args.join(' or ')})`,
  }),
  define('NOT 非 取反 不是', [condition], 'boolean', '条件不成立 | Whether the condition does not hold', {
    ...total,
    evaluate: (x: boolean) => !x,
    sql: ([x]) => `(not ${x})`,
  }),
  define(
    'XOR 异或',
    [condition],
    'boolean',
    '成立的条件为奇数个 | Whether an odd number of conditions hold',
    {
      ...total,
      repeat: 1,
      evaluate: (...values: boolean[]) => values.filter(Boolean).length % 2 === 1,
      sql: (args) => `((${args.map((arg) => `(${arg})::int`).join(' + ')}) % 2 = 1)`,
    },
  ),
  define('TRUE 真', [], 'boolean', '真 | True', { ...total, evaluate: () => true, sql: () => 'true' }),
  define('FALSE 假', [], 'boolean', '假 | False', { ...total, evaluate: () => false, sql: () => 'false' }),
  define(
    'ISBLANK 为空 是否为空 ISEMPTY',
    [anything],
    'boolean',
    '没有填写：空值、空文本或空列表 | Not filled in: blank, an empty text or an empty list',
    {
      ...total,
      evaluate: isBlank,
      sql: ([x], call) => isBlankSql(x!, call.types[0]!),
    },
  ),
  define('ISNOTBLANK 不为空 已填写', [anything], 'boolean', '已经填写 | Filled in', {
    ...total,
    evaluate: (x: Value) => !isBlank(x),
    sql: ([x], call) => `(not ${isBlankSql(x!, call.types[0]!)})`,
  }),
  define(
    'IFBLANK 空值替换 IFERROR 如果错误 IFNULL COALESCE',
    [value],
    'same',
    '第一个填写了的值；算不出的值也是空值 | The first value that is filled in; what has no result is blank too',
    {
      passes: 'first-filled',
      repeat: 1,
      build: (args) => (row, runtime) => {
        for (const arg of args) {
          const each = arg(row, runtime)
          if (!isBlank(each)) return each
        }
        return null
      },
      sql: (args, { types, sqlTypeOf }) => {
        const [type] = types
        if (type === 'text') return `coalesce(${args.map((arg) => `nullif(${arg}, '')`).join(', ')})`
        if (typeof type === 'object')
          return `coalesce(${args.map((arg) => `nullif(${arg}, '{}'::${sqlTypeOf(type)})`).join(', ')})`
        return `coalesce(${args.join(', ')})`
      },
    },
  ),
  define(
    'BETWEEN 介于 在范围内',
    [value, parameter('same', 'low', '下限', blank), parameter('same', 'high', '上限', blank)],
    'boolean',
    '不小于下限且不大于上限 | Not below the low bound nor above the high one',
    {
      ...total,
      checkTypes: ([type]) =>
        hasOrder(elementOf(type ?? 'blank')) && typeof type !== 'object'
          ? undefined
          : ['这种类型没有大小', 'values of this type have no order'],
      build: ([x, low, high], { types }) => buildBetween(x!, low!, high!, types[0]!),
      sql: ([x, low, high], { types: [type] }) => {
        if (type !== 'text') return `coalesce(${x} between ${low} and ${high}, false)`
        const [a, b, c] = [x, low, high].map((each) => `(coalesce(${each}, '') collate "C")`)
        return `(${a} between ${b} and ${c})`
      },
    },
  ),
  define(
    'ISNUMBER 是数字',
    [parameter('text', 'text', '文本')],
    'boolean',
    '文本是否为数字 | Whether the text is a number',
    {
      ...total,
      evaluate: (x: string) => x.length <= 100 && numeric.test(x) && parseDecimal(x) !== undefined,
      sql: ([x], call) => call.let(x!, (t) => `(char_length(${t}) <= 100 and ${t} ~ '${numeric.source}')`),
    },
  ),
])

const numeric = /^[+-]?([0-9]{1,40}([.][0-9]{0,40})?|[.][0-9]{1,40})$/

function nothing(): Value {
  return null
}

function isBlank(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function isBlankSql(sql: string, type: FormulaType): string {
  if (type === 'text') return `(coalesce(${sql}, '') = '')`
  return typeof type === 'object' && 'list' in type
    ? `(coalesce(cardinality(${sql}), 0) = 0)`
    : `(${sql} is null)`
}

function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return Array.from(
    { length: Math.floor(items.length / 2) },
    (_, index) => [items[index * 2]!, items[index * 2 + 1]!] as const,
  )
}

/** What is left when the pairs are taken away. */
function restOf<T>(items: readonly T[]): T | undefined {
  return items.length % 2 === 1 ? items.at(-1) : undefined
}

function buildIfs(args: readonly Evaluate[]): Evaluate {
  const pairs = pairsOf(args)
  const otherwise = restOf(args) ?? nothing
  return (row, runtime) => {
    for (const [test, then] of pairs) if (test(row, runtime)) return then(row, runtime)
    return otherwise(row, runtime)
  }
}

function buildSwitch(subject: Evaluate, rest: readonly Evaluate[], type: FormulaType): Evaluate {
  const equal = equalityOf(type)
  const pairs = pairsOf(rest)
  const otherwise = restOf(rest) ?? nothing
  return (row, runtime) => {
    const wanted = subject(row, runtime)
    for (const [key, then] of pairs) if (equal(wanted, key(row, runtime))) return then(row, runtime)
    return otherwise(row, runtime)
  }
}

function switchSql(subject: string, rest: readonly string[], call: SqlCall): string {
  const empty = call.types[0] === 'text' ? "''" : call.types[0] === 'boolean' ? 'false' : undefined
  const filled = (sql: string) => (empty === undefined ? sql : `coalesce(${sql}, ${empty})`)
  return call.let(filled(subject), (x) => {
    const cases = pairsOf(rest).map(
      ([key, then]) => `when ${x} is not distinct from ${filled(key)} then ${then}`,
    )
    return `case ${cases.join(' ')} else ${restOf(rest) ?? 'null'} end`
  })
}

function buildBetween(x: Evaluate, low: Evaluate, high: Evaluate, type: FormulaType): Evaluate {
  const order = orderOf(type)
  const fallback = type === 'text' ? '' : null
  return (row, runtime) => {
    const [a, b, c] = [x, low, high].map((each) => each(row, runtime) ?? fallback) as [Value, Value, Value]
    return a !== null && b !== null && c !== null && order(a, b) >= 0 && order(a, c) <= 0
  }
}
