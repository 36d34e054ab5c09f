import { elementOf, type FormulaType } from '../type/type.ts'
import { sum } from '../value/list.ts'
import { compareDecimal, type Decimal, divide, parseDecimal } from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { equalityOf } from './comparison.ts'
import { blank, constant, define, family, optional, parameter } from './define.ts'
import type { Evaluate, FormulaFunction, SqlCall } from './definition.ts'
import { quotientSql } from './sql-piece.ts'

type Items = readonly Value[]

const keys = parameter('sameList', 'keys', '条件列表')
const key = parameter('same', 'key', '条件值')
const values = parameter('otherList', 'values', '取值列表')
const criterion = parameter('text', 'criterion', '条件', constant)
const numberKeys = parameter('numbers', 'keys', '条件列表')
const numbers = parameter('numbers', 'values', '求值列表', optional)

/** Finding values by a key, and totals of the values whose key fits. */
export const lookupFunctions = family('lookup', [
  define(
    'LOOKUP 查找 XLOOKUP VLOOKUP',
    [key, keys, values, parameter('other', 'else', '找不到时', { ...blank, ...optional })],
    'other',
    '在条件列表中找到值，返回取值列表中同一位置的值 | The value that stands where the key does',
    {
      checkTypes: refuseRecords,
      build: ([wanted, list, results, otherwise], { types }) => {
        const equal = equalityOf(types[0]!)
        return (row, runtime) => {
          const x = wanted!(row, runtime)
          const at =
            x === null
              ? -1
              : (list!(row, runtime) as Items).findIndex((each) => each !== null && equal(each, x))
          return at < 0
            ? (otherwise?.(row, runtime) ?? null)
            : ((results!(row, runtime) as Items)[at] ?? null)
        }
      },
      sql: ([wanted, list, results, otherwise = 'null'], call) =>
        call.let(
          positionSql(list!, wanted!),
          (at) => `case when ${at} is null then ${otherwise} else (${results})[${at}] end`,
        ),
    },
  ),
  define(
    'MATCH 匹配位置 INDEXOF',
    [key, keys],
    'number',
    '值在列表中的位置 | The position of a value in a list',
    {
      checkTypes: refuseRecords,
      build: ([wanted, list], { types }) => {
        const equal = equalityOf(types[0]!)
        return (row, runtime) => {
          const x = wanted!(row, runtime)
          const at =
            x === null
              ? -1
              : (list!(row, runtime) as Items).findIndex((each) => each !== null && equal(each, x))
          return at < 0 ? null : at + 1
        }
      },
      sql: ([wanted, list]) => `${positionSql(list!, wanted!)}::numeric`,
    },
  ),
  define(
    'FILTERIF 筛选',
    [values, keys, key],
    ([type]) => type!,
    '取值列表中条件列表等于条件值的那些值 | The values whose key is the one given',
    {
      total: true,
      checkTypes: refuseRecords,
      build: ([results, list, wanted], { types }) => {
        const fits = equalTo(wanted!, types[2]!)
        return (row, runtime) => {
          const test = fits(row, runtime)
          const keep = list!(row, runtime) as Items
          return (results!(row, runtime) as Items).filter((_, index) => test(keep[index] ?? null))
        }
      },
      sql: ([results, list, wanted], call) =>
        call.let(wanted!, (x) => {
          const alias = call.alias()
          return `coalesce((select array_agg(${alias}.v order by ${alias}.n) from rows from (unnest(${results}), unnest(${list})) with ordinality as ${alias}(v, k, n) where ${alias}.k = ${x} and ${alias}.n <= cardinality(${results})), '{}')`
        }),
    },
  ),
  ...conditional(
    'COUNTIF 条件计数',
    [],
    'total',
    '符合条件的个数 | How many fit',
    (fitting) => fitting.length,
    () => 'count(*)::numeric',
  ),
  ...conditional(
    'SUMIF 条件求和',
    [numbers],
    'total',
    '符合条件的值之和 | The sum of the values that fit',
    (fitting) => sum(filled(fitting)),
    (v) => `coalesce(sum(${v}), 0)`,
  ),
  ...conditional(
    'AVERAGEIF 条件平均',
    [numbers],
    'maybe',
    '符合条件的值的平均 | The mean of the values that fit',
    (fitting) => divide(sum(filled(fitting)), filled(fitting).length),
    (v) => quotientSql(`sum(${v})`, `count(${v})`),
  ),
  ...conditional(
    'MAXIF 条件最大 MAXIFS',
    [numbers],
    'maybe',
    '符合条件的最大值 | The largest value that fits',
    (fitting) => extreme(filled(fitting), 1),
    (v) => `max(${v})`,
  ),
  ...conditional(
    'MINIF 条件最小 MINIFS',
    [numbers],
    'maybe',
    '符合条件的最小值 | The smallest value that fits',
    (fitting) => extreme(filled(fitting), -1),
    (v) => `min(${v})`,
  ),
])

function refuseRecords(types: readonly FormulaType[]) {
  const hasRecord = types
    .slice(0, 2)
    .some((type) => typeof elementOf(type) === 'object' && 'record' in (elementOf(type) as object))
  return hasRecord ? (['记录不能比较', 'records cannot be compared'] as const) : undefined
}

/** `array_position` would also find a null by null. */
function positionSql(list: string, wanted: string): string {
  return `(case when ${wanted} is not null then array_position(${list}, ${wanted}) end)`
}

type Test = (key: Value) => boolean

function equalTo(wanted: Evaluate, type: FormulaType): (...context: Parameters<Evaluate>) => Test {
  const equal = equalityOf(type)
  return (row, runtime) => {
    const x = wanted(row, runtime)
    return (each) => x !== null && each !== null && equal(each, x)
  }
}

/** Two overloads: the key equals a value, or a number fits a criterion such as ">=100". */
function conditional(
  names: string,
  more: readonly (typeof numbers)[],
  nullability: 'total' | 'maybe',
  summary: string,
  compute: (fitting: Items) => Value,
  select: (v: string) => string,
) {
  const flags = nullability === 'total' ? ({ total: true } as const) : {}
  const equal = define(names, [keys, key, ...more], 'number', summary, {
    ...flags,
    checkTypes: (types) =>
      refuseRecords(types) ??
      (more.length > 0 && types.length < 3 && elementOf(types[0]!) !== 'number'
        ? ['缺少求值列表', 'the list of values is missing']
        : undefined),
    build: ([list, wanted, results], { types }) => {
      const fits = equalTo(wanted!, types[1]!)
      return (row, runtime) =>
        compute(
          fitting(list!(row, runtime) as Items, results?.(row, runtime) ?? undefined, fits(row, runtime)),
        )
    },
    sql: ([list, wanted, results], call) =>
      call.let(wanted!, (x) => conditionalSql(list!, results, (k) => `${k} = ${x}`, select, call)),
  })
  const compared = define(names, [numberKeys, criterion, ...more], 'number', summary, {
    ...flags,
    checkConstants: ([, text]) =>
      typeof text === 'string' && parseCriterion(text) === undefined
        ? [
            `条件“${text}”无法识别，应类似 ">=100"`,
            `the criterion “${text}” is not understood; write it like ">=100"`,
          ]
        : undefined,
    build: ([list, , results], { constants }) => {
      const test = criterionTest(parseCriterion(constants[1] as string)!)
      return (row, runtime) =>
        compute(fitting(asList(list!(row, runtime)), results?.(row, runtime) ?? undefined, test))
    },
    sql: ([list, , results], call) => {
      const { sign, operand } = parseCriterion(call.constants[1] as string)!
      const array = typeof call.types[0] === 'object' ? list! : `array[${list}]`
      return conditionalSql(
        array,
        results,
        (k) => `${k} ${sign} ${call.bind(operand, 'numeric')}`,
        select,
        call,
      )
    },
  })
  return [equal, compared] satisfies Omit<FormulaFunction, 'family'>[]
}

function asList(value: Value): Items {
  return Array.isArray(value) ? value : [value]
}

function fitting(keys: Items, values: Value | undefined, test: Test): Items {
  const results = values === undefined ? keys : asList(values)
  return keys.flatMap((each, index) => (test(each) ? [results[index] ?? null] : []))
}

function conditionalSql(
  list: string,
  results: string | undefined,
  fits: (key: string) => string,
  select: (v: string) => string,
  call: SqlCall,
): string {
  const alias = call.alias()
  const isSingle = results !== undefined && typeof call.types[2] !== 'object'
  const array = results === undefined ? list : isSingle ? `array[${results}]` : results
  return `(select ${select(`${alias}.v`)} from unnest(${list}, ${array}) as ${alias}(k, v) where ${fits(`${alias}.k`)})`
}

interface Criterion {
  readonly sign: '=' | '<>' | '<' | '<=' | '>' | '>='
  readonly operand: string
}

function parseCriterion(text: string): Criterion | undefined {
  const match = /^(<=|>=|<>|<|>|=)? *([+-]?[0-9]{1,40}(?:\.[0-9]{1,20})?)$/.exec(text.trim())
  return match === null
    ? undefined
    : { sign: (match[1] as Criterion['sign'] | undefined) ?? '=', operand: match[2]! }
}

function criterionTest({ sign, operand }: Criterion): Test {
  const bound = parseDecimal(operand)!
  const holds: Record<Criterion['sign'], (order: number) => boolean> = {
    '=': (order) => order === 0,
    '<>': (order) => order !== 0,
    '<': (order) => order < 0,
    '<=': (order) => order <= 0,
    '>': (order) => order > 0,
    '>=': (order) => order >= 0,
  }
  return (each) => each !== null && holds[sign](compareDecimal(each as Decimal, bound))
}

function filled(values: Items): Decimal[] {
  return values.filter((each) => each !== null) as Decimal[]
}

function extreme(values: readonly Decimal[], sign: number): Decimal | null {
  return values.reduce<Decimal | null>(
    (best, each) => (best === null || compareDecimal(each, best) * sign > 0 ? each : best),
    null,
  )
}
