import type { PartName } from '../part/part.ts'
import type { FormulaType, ScalarType } from '../type/type.ts'
import type { Runtime } from '../value/runtime.ts'
import type { Row, Value } from '../value/value.ts'

export type Family =
  | 'operator'
  | 'math'
  | 'statistics'
  | 'text'
  | 'date'
  | 'workday'
  | 'logic'
  | 'list'
  | 'lookup'
  | 'member'
  | 'finance'

/**
 * What an argument may be. `temporal` is a date or date-time; `scalar` any single value; `any` everything;
 * `same` and `other` are type variables of the call; `sameList` and `otherList` are lists of them; `sames` is one or a list;
 * `numbers` is a number or a list of numbers, `texts` a text or a list of texts; `list` is a list of anything.
 */
export type ParameterType =
  | ScalarType
  | 'temporal'
  | 'scalar'
  | 'any'
  | 'same'
  | 'other'
  | 'sameList'
  | 'sames'
  | 'otherList'
  | 'numbers'
  | 'texts'
  | 'list'

export interface Parameter {
  readonly en: string
  readonly zh: string
  readonly type: ParameterType
  readonly optional?: true
  /** Hands a blank over as it is; otherwise a blank number is 0, a blank text "", a blank boolean false. */
  readonly blank?: true
  /** The argument must be a literal, because the result type, the SQL text or a compiled pattern depends on it. */
  readonly constant?: true
}

/** A compiled piece of a formula. */
export type Evaluate = (row: Row, runtime: Runtime) => Value

export type ResultType =
  | FormulaType
  | 'same'
  | 'other'
  | 'sameList'
  | ((types: readonly FormulaType[]) => FormulaType)

/** One function (or one overload of it) of the language: its face, its types and its two meanings. */
export interface FormulaFunction {
  /** Canonical English name in capitals, or the sign of an operator. */
  readonly name: string
  readonly zh: string
  readonly aliases?: readonly string[]
  readonly family: Family
  readonly parameters: readonly Parameter[]
  /** How many of the last parameters may be given again and again. */
  readonly repeat?: 1 | 2
  /** One more argument that may follow the repeated ones. */
  readonly trailing?: Parameter
  readonly result: ResultType
  /** The result is never blank, unless an argument is that must not be. */
  readonly total?: true
  /** The result is one of the arguments of the result's type (the first that is filled, if there is one), or blank. */
  readonly passes?: 'one' | 'first-filled'
  /** The SQL is null by itself when an argument is. */
  readonly strictSql?: true
  readonly summary: readonly [zh: string, en: string]
  /** The meaning in JavaScript, called only when every argument that must not be blank is not. */
  readonly evaluate?: (...args: never[]) => Value
  /** A library that has to be loaded before the function can be used. */
  readonly needs?: PartName
  /** `evaluate` gets the runtime as its first argument. */
  readonly needsRuntime?: true
  /** Instead of `evaluate`, for functions that do not want all their arguments computed. */
  readonly build?: (args: readonly Evaluate[], call: BuildCall) => Evaluate
  /** Refuses combinations of types that the parameters alone cannot; returns why, in both languages. */
  readonly checkTypes?: (types: readonly FormulaType[]) => readonly [zh: string, en: string] | undefined
  /** Checks a literal argument; returns what is wrong with it, in both languages. */
  readonly checkConstants?: (
    constants: readonly (Value | undefined)[],
    types: readonly FormulaType[],
  ) => readonly [zh: string, en: string] | undefined
  /** The meaning in PostgreSQL, or why there is none. */
  readonly sql: SqlBuilder | Refusal
}

export interface BuildCall {
  readonly types: readonly FormulaType[]
  /** Value of each argument that is a literal. */
  readonly constants: readonly (Value | undefined)[]
  /** Which arguments are results of a call, not a field or a literal as they stand. */
  readonly computed: readonly boolean[]
}

export interface Refusal {
  readonly refused: readonly [zh: string, en: string]
}

/** Writes the SQL of a call; `args` are finished SQL expressions, blanks already replaced like in JavaScript. */
export type SqlBuilder = (args: readonly string[], call: SqlCall) => string

export interface SqlCall {
  /** Types of the arguments after conversion. */
  readonly types: readonly FormulaType[]
  readonly result: FormulaType
  /** Value of each argument that is a literal or a list of literals. */
  readonly constants: readonly (Value | undefined)[]
  readonly nullable: readonly boolean[]
  /** Which arguments are results of a call, not a field or a literal as they stand. */
  readonly computed: readonly boolean[]
  /** A false and a null are the same to whoever reads this expression: plain operators can use an index. */
  readonly nullIsFalse: boolean
  /** The time zone, bound as a parameter. */
  readonly zone: () => string
  readonly now: () => string
  readonly calendar: () => Readonly<Record<'weekdays' | 'holidays' | 'workdays', string>>
  readonly user: () => Readonly<Record<'id' | 'departmentIds' | 'roles', () => string>>
  readonly bind: (value: string, sqlType: string) => string
  /** Computes `expression` once and uses it several times in `body`. */
  readonly let: (expression: string, body: (name: string) => string) => string
  /** A name no other part of the query uses. */
  readonly alias: () => string
  readonly sqlTypeOf: (type: FormulaType) => string
  /** The argument as text, as `&` shows it. */
  readonly textOf: (index: number) => string
  /** Any expression as text. */
  readonly textOfType: (sql: string, type: FormulaType) => string
}

/** The parameter an argument stands for, repeated ones and the trailing one included. */
export function parameterAt(fn: FormulaFunction, index: number, count: number): Parameter {
  const { parameters, repeat = 1, trailing } = fn
  const fixed = parameters.length
  if (index < fixed) return parameters[index]!
  if (trailing !== undefined && index === count - 1 && (count - fixed) % repeat === 1) return trailing
  return parameters[fixed - repeat + ((index - fixed) % repeat)]!
}
