import { formatDay, type WorkdayCalendar } from '@sluice/clock'
import { type FormulaFunction, parameterAt, type SqlCall } from '../function/definition.ts'
import type { Node } from '../language/ast.ts'
import { type FormulaError, FormulaFailure, formulaError } from '../language/error.ts'
import { insteadOfBlank, isMissingNumber } from '../type/blankness.ts'
import { check } from '../type/check.ts'
import type { FormulaSchema } from '../type/schema.ts'
import { type FormulaType, isList, isRecord } from '../type/type.ts'
import { isComputed, type Typed, type TypedCall } from '../type/typed.ts'
import { chineseCalendar } from '../value/chinese-calendar.ts'
import { type Decimal, formatDecimal } from '../value/number.ts'
import type { FormulaUser } from '../value/runtime.ts'
import type { Value } from '../value/value.ts'
import { textOfSql } from './text-of.ts'

/** Where the SQL of a formula gets its pieces from. */
export interface SqlOptions {
  /** The quoted SQL expression of a field, e.g. `r."f_1"`, of the type of the table in the README. */
  readonly column: (fieldId: string) => string
  /** Takes a value to bind and gives its placeholder, e.g. `$3`. */
  readonly nextParameter: (value: string) => string
  /** IANA name; must be the one the formula is evaluated with in JavaScript. */
  readonly timeZone: string
  /** The clock; the time of the transaction when absent. */
  readonly now?: string | Date
  readonly user?: FormulaUser
  readonly calendar?: WorkdayCalendar
  /** A field reached through related records or sub-tables: a value, or an array for a sub-table. Refused when absent. */
  readonly path?: (fieldIds: readonly string[]) => string | undefined
  /** A variable of the schema. Refused when absent. */
  readonly variable?: (name: string) => string | undefined
  /** The SQL is a condition (`where …`): it may be null instead of false, which lets PostgreSQL use indexes. */
  readonly condition?: true
}

/**
 * Compiles a formula to one SQL expression of PostgreSQL (15 or later). Literals are bound, never written out.
 * @throws FormulaFailure when the formula has errors or uses what SQL cannot do (code `not-in-sql`).
 */
export function compileToSql(ast: Node, schema: FormulaSchema, options: SqlOptions): { sql: string } {
  const { typed, errors } = check(ast, schema)
  if (typed === undefined) throw new FormulaFailure(errors)
  return { sql: compileTypedToSql(typed, options) }
}

/** Compiles a checked tree, see `compileToSql`. */
export function compileTypedToSql(typed: Typed, options: SqlOptions): string {
  const problems = sqlProblems(typed, options)
  if (problems.length > 0) throw new FormulaFailure(problems)
  return new SqlWriter(options).write(typed, options.condition === true)
}

/** Why a checked formula cannot run in SQL; empty when it can. Without options it is judged by its functions alone. */
export function sqlProblems(typed: Typed, options?: SqlOptions): readonly FormulaError[] {
  const problems: FormulaError[] = []
  const refuse = (node: Typed, name: string, zh: string, en: string) =>
    problems.push(formulaError('not-in-sql', node, [name, zh, en]))
  const visit = (node: Typed) => {
    if (node.kind === 'call') {
      if (typeof node.fn.sql === 'object') refuse(node, node.fn.name, ...node.fn.sql.refused)
      node.args.forEach(visit)
    } else if (node.kind === 'list') node.items.forEach(visit)
    else if (node.kind === 'conversion') visit(node.operand)
    else if (node.kind === 'path') {
      if (options !== undefined && options.path?.(pathOf(node)) === undefined)
        refuse(node, '“.”', '这里取不到关联记录的字段', 'fields of related records cannot be reached here')
    } else if (node.kind === 'variable') {
      if (options !== undefined && options.variable?.(node.name) === undefined)
        refuse(node, node.name, '这里没有变量', 'there are no variables here')
    }
  }
  visit(typed)
  return problems
}

function pathOf(node: Typed): readonly string[] {
  if (node.kind === 'field') return [node.fieldId]
  return node.kind === 'path' ? [...pathOf(node.record), node.fieldId] : []
}

/** The SQL type of a formula type. */
export function sqlTypeOf(type: FormulaType): string {
  if (isList(type)) return `${sqlTypeOf(type.list)}[]`
  if (isRecord(type)) throw new TypeError('a record has no SQL type')
  switch (type) {
    case 'number':
    case 'duration':
      return 'numeric'
    case 'datetime':
      return 'timestamptz'
    case 'text':
    case 'boolean':
    case 'date':
      return type
    case 'blank':
      return 'text'
    default:
      return 'uuid'
  }
}

class SqlWriter {
  private readonly options: SqlOptions
  private aliases = 0
  private zonePlaceholder: string | undefined
  private calendarArrays: ReturnType<SqlCall['calendar']> | undefined

  constructor(options: SqlOptions) {
    this.options = options
  }

  write(node: Typed, nullIsFalse: boolean): string {
    switch (node.kind) {
      case 'constant':
        return this.constant(node.value, node.type)
      case 'field':
        return this.options.column(node.fieldId)
      case 'variable':
        return this.options.variable!(node.name)!
      case 'path':
        return this.options.path!(pathOf(node))!
      case 'list':
        return `array[${node.items.map((item) => this.write(item, false)).join(', ')}]::${sqlTypeOf(node.type)}`
      case 'conversion':
        return this.conversion(this.write(node.operand, false), node.operand.type, node.type)
      case 'call':
        return this.call(node, nullIsFalse)
    }
  }

  private constant(value: Value, type: FormulaType): string {
    if (value === null) return `null::${sqlTypeOf(type)}`
    if (typeof value === 'boolean') return String(value)
    if (type === 'date') return this.bind(formatDay(value as number), 'date')
    return this.bind(type === 'number' ? formatDecimal(value as Decimal) : String(value), sqlTypeOf(type))
  }

  private bind(value: string, sqlType: string): string {
    return `${this.options.nextParameter(value)}::${sqlType}`
  }

  private conversion(sql: string, from: FormulaType, to: FormulaType): string {
    if (isList(from) && from.list === 'blank') return `${sql}::${sqlTypeOf(to)}`
    if (isList(from) && isList(to)) {
      const item = this.alias()
      return `(select array_agg(${this.conversion(`${item}.v`, from.list, to.list)} order by ${item}.n) from unnest(${sql}) with ordinality as ${item}(v, n))`
    }
    if (from === 'date' && to === 'datetime') return `(${sql}::timestamp at time zone ${this.zone()})`
    return `${sql}::${sqlTypeOf(to)}`
  }

  private zone(): string {
    this.zonePlaceholder ??= this.options.nextParameter(this.options.timeZone)
    return `${this.zonePlaceholder}::text`
  }

  private alias(): string {
    this.aliases++
    return `f${this.aliases}`
  }

  private call({ fn, args, type }: TypedCall, nullIsFalse: boolean): string {
    // AND and OR hand down that null is as good as false; NOT and everything else does not.
    const handsDown = nullIsFalse && (fn.name === 'AND' || fn.name === 'OR')
    const parts = args.map((arg, index) => {
      const parameter = parameterAt(fn, index, args.length)
      // A literal the builder reads itself is not bound: PostgreSQL refuses a parameter that is never named.
      if (parameter.constant) return ''
      if (handsDown) return this.write(arg, true)
      const sql = this.write(arg, false)
      return parameter.blank || arg.blank === 'never' ? sql : this.withBlank(sql, arg)
    })
    const types = args.map((arg) => arg.type)
    const call: SqlCall = {
      types,
      result: type,
      constants: args.map(literalOf),
      nullable: args.map(({ blank }) => blank !== 'never'),
      computed: args.map(isComputed),
      nullIsFalse,
      zone: () => this.zone(),
      now: () =>
        this.options.now === undefined ? 'now()' : this.bind(clockText(this.options.now), 'timestamptz'),
      calendar: () => this.calendar(),
      user: () => this.user(),
      bind: (value, sqlType) => this.bind(value, sqlType),
      let: (expression, body) => this.let(expression, body),
      alias: () => this.alias(),
      sqlTypeOf,
      textOf: (index) => this.textOf(parts[index]!, types[index]!),
      textOfType: (sql, textType) => this.textOf(sql, textType),
    }
    const { sql: write } = fn
    if (typeof write === 'object') throw new TypeError(`${fn.name} has no SQL`)
    return this.guarded(fn, args, parts, (guarded) => write(guarded, call))
  }

  /** A number without a result makes the call blank, whatever the SQL of the function does with a null. */
  private guarded(
    fn: FormulaFunction,
    args: readonly Typed[],
    parts: readonly string[],
    write: (parts: readonly string[]) => string,
  ): string {
    if (fn.strictSql) return write(parts)
    const missing = args.flatMap((arg, at) =>
      isMissingNumber(arg) && !parameterAt(fn, at, args.length).blank ? [at] : [],
    )
    const names = [...parts]
    const wrap = (left: readonly number[]): string => {
      const [first, ...rest] = left
      if (first === undefined) return write(names)
      return this.let(parts[first]!, (name) => {
        names[first] = name
        return `case when ${name} is not null then ${wrap(rest)} end`
      })
    }
    return wrap(missing)
  }

  private textOf(sql: string, type: FormulaType): string {
    return textOfSql(
      sql,
      type,
      () => this.zone(),
      () => this.alias(),
    )
  }

  private withBlank(sql: string, arg: Typed): string {
    const fallback = insteadOfBlank(arg)
    if (fallback === null) return sql
    if (Array.isArray(fallback)) return `coalesce(${sql}, '{}')`
    return `coalesce(${sql}, ${typeof fallback === 'string' ? "''" : String(fallback)})`
  }

  /** `offset 0` keeps the planner from copying the expression to every place that names it. */
  private let(expression: string, body: (name: string) => string): string {
    const alias = this.alias()
    return `(select ${body(`${alias}.v`)} from (select ${expression} as v offset 0) as ${alias})`
  }

  private calendar(): ReturnType<SqlCall['calendar']> {
    if (this.calendarArrays === undefined) {
      const { weekdays, holidays, workdays } = this.options.calendar ?? chineseCalendar()
      this.calendarArrays = {
        weekdays: this.array(weekdays.map(String), 'int'),
        holidays: this.array(holidays.map(formatDay), 'date'),
        workdays: this.array(workdays.map(formatDay), 'date'),
      }
    }
    return this.calendarArrays
  }

  private user(): ReturnType<SqlCall['user']> {
    const { user } = this.options
    return {
      id: () => (user === undefined ? 'null::uuid' : this.bind(user.id, 'uuid')),
      departmentIds: () => this.array(user?.departmentIds ?? [], 'uuid'),
      roles: () => this.array(user?.roles ?? [], 'text'),
    }
  }

  private array(items: readonly string[], sqlType: string): string {
    const quoted = items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`)
    return this.bind(`{${quoted.join(',')}}`, `${sqlType}[]`)
  }
}

/** The value of a literal, or of a list of literals. */
function literalOf(node: Typed): Value | undefined {
  if (node.kind === 'constant') return node.value
  if (node.kind !== 'list') return undefined
  const items = node.items.map(literalOf)
  return items.every((item) => item !== undefined) ? items : undefined
}

function clockText(now: string | Date): string {
  return typeof now === 'string' ? now : now.toISOString()
}
