import type { FormulaType, ScalarType } from '../type/type.ts'
import { compareDecimal, comparedDigits, type Decimal } from '../value/number.ts'
import { roundDecimal } from '../value/rounding.ts'
import { compareText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { blank, parameter } from './define.ts'
import type { Evaluate, FormulaFunction, SqlCall } from './definition.ts'
import { anyOf } from './sql-piece.ts'

const ordered = ['number', 'text', 'date', 'datetime', 'duration'] as const

const orders = {
  '<': (sign: number) => sign < 0,
  '<=': (sign: number) => sign <= 0,
  '>': (sign: number) => sign > 0,
  '>=': (sign: number) => sign >= 0,
}

/**
 * Comparisons. A blank number or date equals only another blank and is neither less nor greater than anything, so a
 * condition on a value that was not filled in does not hold. A blank text is "", a blank boolean is false.
 */
export const comparisonFunctions: readonly FormulaFunction[] = [
  equality('=', true),
  equality('<>', false),
  ...Object.keys(orders).flatMap((sign) => ordered.map((type) => order(sign as keyof typeof orders, type))),
  membership(),
]

function base(name: string) {
  return { name, zh: name, family: 'operator', result: 'boolean', total: true, summary: ['', ''] } as const
}

function equality(name: '=' | '<>', wanted: boolean): FormulaFunction {
  return {
    ...base(name),
    parameters: [parameter('same', 'left', '左', blank), parameter('same', 'right', '右', blank)],
    checkTypes: ([type]) =>
      typeof type === 'object'
        ? ['列表和记录不能用“=”比较', 'lists and records cannot be compared with “=”']
        : undefined,
    build: (args, { types, computed }) => {
      const [left, right] = compared(args, types, computed)
      return buildEquality(left!, right!, types[0]!, wanted)
    },
    sql: (args, call) => {
      const [left, right] = comparedSql(args, call)
      return equalitySql(left!, right!, call.types[0]!, wanted, call)
    },
  }
}

/** Computed numbers are rounded before they are compared, see `comparedDigits`; fields and literals stay, which an index serves. */
function compared(
  args: readonly Evaluate[],
  types: readonly FormulaType[],
  computed: readonly boolean[],
): readonly Evaluate[] {
  return args.map((arg, index) => {
    if (!computed[index] || !isNumber(types[index]!)) return arg
    return (row, runtime) => {
      const value = arg(row, runtime) as Decimal | null
      return value === null ? null : roundedToCompare(value)
    }
  })
}

function roundedToCompare(value: Decimal): Decimal {
  if (typeof value === 'number') {
    // A number of fifteen digits that is no fraction of one has none to round, and few fractions have.
    if (value >= 1 || value <= -1 || Math.round(value * 10_000) / 10_000 === value) return value
  }
  return roundDecimal(value, comparedDigits)
}

function comparedSql(args: readonly string[], { types, computed }: SqlCall): readonly string[] {
  return args.map((arg, index) =>
    computed[index] && isNumber(types[index]!) ? `round(${arg}, ${comparedDigits})` : arg,
  )
}

const isNumber = (type: FormulaType) => type === 'number' || type === 'duration'

function buildEquality(left: Evaluate, right: Evaluate, type: FormulaType, wanted: boolean): Evaluate {
  const fallback = emptyOf(type)
  if (isNumber(type)) {
    return (row, runtime) =>
      equalDecimals(left(row, runtime) as Decimal | null, right(row, runtime) as Decimal | null) === wanted
  }
  return (row, runtime) => ((left(row, runtime) ?? fallback) === (right(row, runtime) ?? fallback)) === wanted
}

function equalDecimals(left: Decimal | null, right: Decimal | null): boolean {
  if (left === null || right === null) return left === right
  return typeof left === typeof right ? left === right : compareDecimal(left, right) === 0
}

/** What a blank counts as in a comparison. */
function emptyOf(type: FormulaType): Value {
  return type === 'text' ? '' : type === 'boolean' ? false : null
}

function equalitySql(left: string, right: string, type: FormulaType, wanted: boolean, call: SqlCall): string {
  const [leftNull, rightNull] = call.nullable
  const sign = wanted ? '=' : '<>'
  if (type === 'text' || type === 'boolean') {
    // An index on the column serves `column = 'x'`, and no blank equals a text that is not empty.
    if (
      wanted &&
      call.nullIsFalse &&
      call.constants.some((value) => value !== undefined && value !== null && value !== '' && value !== false)
    ) {
      return `(${left} = ${right})`
    }
    return `(${leftNull ? filledSql(left, type) : left} ${sign} ${rightNull ? filledSql(right, type) : right})`
  }
  if (!leftNull && !rightNull) return `(${left} ${sign} ${right})`
  if (wanted && call.nullIsFalse) {
    const bothBlank = leftNull && rightNull ? ` or (${left} is null and ${right} is null)` : ''
    return `(${left} = ${right}${bothBlank})`
  }
  return `(${left} is ${wanted ? 'not ' : ''}distinct from ${right})`
}

function order(name: keyof typeof orders, type: (typeof ordered)[number] & ScalarType): FormulaFunction {
  const holds = orders[name]
  const flags = type === 'text' ? {} : blank
  return {
    ...base(name),
    parameters: [parameter(type, 'left', '左', flags), parameter(type, 'right', '右', flags)],
    build: (args, { types, computed }) => {
      const [left, right] = compared(args, types, computed)
      return isNumber(type) ? buildOrder(left!, right!, name) : buildPlainOrder(left!, right!, holds)
    },
    sql: (args, call) => {
      const [left, right] = comparedSql(args, call)
      if (type === 'text') return `(${left} collate "C" ${name} ${right} collate "C")`
      const plain = call.nullIsFalse || !call.nullable.includes(true)
      return plain ? `(${left} ${name} ${right})` : `coalesce(${left} ${name} ${right}, false)`
    },
  }
}

function buildPlainOrder(left: Evaluate, right: Evaluate, holds: (sign: number) => boolean): Evaluate {
  return (row, runtime) => {
    const a = left(row, runtime)
    const b = right(row, runtime)
    if (a === null || b === null) return false
    if (typeof a === 'string') return holds(compareText(a, b as string))
    return holds((a as number) - (b as number))
  }
}

/** One closure for each sign, so that comparing two plain numbers is one machine instruction. */
function buildOrder(left: Evaluate, right: Evaluate, name: keyof typeof orders): Evaluate {
  const holds = orders[name]
  const slow = (a: Value, b: Value) =>
    a !== null && b !== null && holds(compareDecimal(a as Decimal, b as Decimal))
  switch (name) {
    case '<':
      return (row, runtime) => {
        const a = left(row, runtime)
        const b = right(row, runtime)
        return typeof a === 'number' && typeof b === 'number' ? a < b : slow(a, b)
      }
    case '<=':
      return (row, runtime) => {
        const a = left(row, runtime)
        const b = right(row, runtime)
        return typeof a === 'number' && typeof b === 'number' ? a <= b : slow(a, b)
      }
    case '>':
      return (row, runtime) => {
        const a = left(row, runtime)
        const b = right(row, runtime)
        return typeof a === 'number' && typeof b === 'number' ? a > b : slow(a, b)
      }
    case '>=':
      return (row, runtime) => {
        const a = left(row, runtime)
        const b = right(row, runtime)
        return typeof a === 'number' && typeof b === 'number' ? a >= b : slow(a, b)
      }
  }
}

/** Whether a blank could be found in the list; if not, the plain column can use an index. */
function mayHoldEmpty({ types, constants, nullIsFalse }: SqlCall): boolean {
  const [, items] = constants
  const empty = emptyOf(types[0]!)
  return empty !== null && !(nullIsFalse && Array.isArray(items) && !items.includes(empty))
}

function filledSql(sql: string, type: FormulaType): string {
  return `coalesce(${sql}, ${type === 'text' ? "''" : 'false'})`
}

function membership(): FormulaFunction {
  return {
    ...base('in'),
    parameters: [parameter('same', 'value', '值', blank), parameter('sameList', 'list', '列表')],
    build: (args, { types, computed }) => {
      const [value, list] = compared(args, types, computed)
      const equal = equalityOf(types[0]!)
      const fallback = emptyOf(types[0]!)
      return (row, runtime) => {
        const wanted = value!(row, runtime) ?? fallback
        return (
          wanted !== null &&
          (list!(row, runtime) as readonly Value[]).some((each) => each !== null && equal(each, wanted))
        )
      }
    },
    sql: (args, call) => {
      const [value, list] = comparedSql(args, call)
      const wanted = call.nullable[0] && mayHoldEmpty(call) ? filledSql(value!, call.types[0]!) : value
      const found = `${wanted} = ${anyOf(list!, call.sqlTypeOf(call.types[1]!))}`
      return call.nullIsFalse ? `(${found})` : `coalesce(${found}, false)`
    },
  }
}

/** Equality of two values; a blank text is "", a blank boolean false, any other blank equals only a blank. */
export function equalityOf(type: FormulaType): (left: Value, right: Value) => boolean {
  if (isNumber(type)) return (a, b) => equalDecimals(a as Decimal | null, b as Decimal | null)
  const fallback = emptyOf(type)
  return (a, b) => (a ?? fallback) === (b ?? fallback)
}
