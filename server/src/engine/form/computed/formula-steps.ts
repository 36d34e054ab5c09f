import type { FieldValue, RecordValues } from '@sluice/contract'
import {
  type ComputedField,
  hasRows,
  isComputed,
  type ResultField,
  type RowsField,
  typeOf,
} from '@sluice/form'
import {
  compileFormula,
  type Formula,
  type FormulaEnv,
  FormulaFailure,
  type FormulaSchema,
  type FormulaType,
} from '@sluice/formula'
import type { AnyField } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'
import { storageOf } from '../storage.ts'

/** Characters that a computed line of text keeps, so that it fits into an index. */
const longestLine = 500
/** Characters that a longer one keeps. */
const longestText = 10_000
/** Beyond this a double no longer holds the steps of most scales. */
const limit = 1e15
const usualDecimals = 8

/** A formula of a form, or of the rows of a sub-table. */
export type FormulaField = Extract<ComputedField, { formula: string }>

export function isFormula(field: AnyField): field is FormulaField {
  return isComputed(field) && 'formula' in field
}

/** A formula that can be computed: the same in JavaScript and in SQL. */
export interface FormulaStep {
  readonly field: FormulaField
  /** Ids of the fields it reads. */
  readonly reads: readonly string[]
  /** The value as it is kept. */
  evaluate(values: RecordValues, env: FormulaEnv): FieldValue
  /** The value as its column holds it. */
  sql(place: SqlPlace): string
}

/** Where the SQL of a formula finds what it reads. */
export interface SqlPlace {
  /** A field as formulas know it: an amount of money in whole units. */
  column(fieldId: string): string
  /** All values of a column of a sub-table. */
  path?(fieldIds: readonly string[]): string | undefined
  bind(value: string): string
  readonly timeZone: string
}

/** What formulas may refer to among some fields. */
export function schemaOfFields(
  fields: readonly AnyField[],
  more: FormulaSchema['fields'] = [],
): FormulaSchema {
  const known = fields.map((field) => ({
    id: field.id,
    name: field.name,
    type: typeOf(field).formulaType(field as never),
  }))
  return { fields: [...known, ...more] }
}

/** Prepares a formula that was checked. */
export function formulaStep(field: FormulaField, schema: FormulaSchema): FormulaStep | undefined {
  const as = resultField(field)
  const decimals = decimalsOf(as)
  const text = decimals === undefined ? field.formula : `ROUND((${field.formula}\n), ${decimals})`
  const result = compileFormula(text, schema)
  if (!result.ok) return undefined
  const { formula } = result
  return {
    field,
    reads: formula.dependencies,
    evaluate: (values, env) => keptValue(as, evaluateSafely(formula, values, env)),
    sql: ({ column, path, bind, timeZone }) =>
      keptSql(as, formula.toSql({ column, nextParameter: bind, timeZone, ...(path && { path }) }).sql),
  }
}

/** As what the values of a computed field are kept. */
export function resultField(field: ComputedField): ResultField {
  const { as, id, name } = field
  return as ?? ({ type: 'text', id, name } as ResultField)
}

/** Digits after the point that a computed number keeps; undefined for what is no number. */
function decimalsOf(as: AnyField): number | undefined {
  const storage = storageOf(as)
  if (storage !== 'numeric' && storage !== 'money') return undefined
  return serverPartOf(as).decimals?.(as) ?? usualDecimals
}

/** What a formula cannot compute is blank, as everywhere in formulas. */
function evaluateSafely(formula: Formula, values: RecordValues, env: FormulaEnv): unknown {
  try {
    return formula.evaluate(values, env)
  } catch (error) {
    if (error instanceof FormulaFailure) return null
    throw error
  }
}

function keptValue(as: ResultField, value: unknown): FieldValue {
  if (value === null || value === undefined || value === '') return null
  const storage = storageOf(as)
  switch (storage) {
    case 'numeric':
    case 'money':
      return keptNumber(value)
    case 'text':
      return Array.from(String(value)).slice(0, textLimit(as)).join('')
    case 'texts':
    case 'ids':
      return Array.isArray(value) && value.length > 0 ? (value as string[]) : null
    default:
      return value as FieldValue
  }
}

/** Fifteen digits, as PostgreSQL makes a number of a double. */
function keptNumber(value: unknown): number | null {
  const number = Number(Number(value).toPrecision(15))
  return Number.isFinite(number) && Math.abs(number) < limit ? number + 0 : null
}

/** An expression, as formulas give it, as the column of a field like `as` keeps it. */
export function keptSql(as: AnyField, sql: string): string {
  switch (storageOf(as)) {
    case 'numeric':
      return `(select case when abs(k.v) < ${limit} then k.v::float8::numeric end from (select round((${sql})::numeric, ${decimalsOf(as)}) as v offset 0) k)`
    case 'money':
      return `(select case when abs(k.v) < ${limit} then (k.v::float8::numeric * 100)::bigint end from (select round((${sql})::numeric, ${decimalsOf(as)}) as v offset 0) k)`
    case 'text':
      return `nullif(left(${sql}, ${textLimit(as)}), '')`
    case 'texts':
    case 'ids':
      return `nullif(${sql}, '{}')`
    default:
      return `(${sql})`
  }
}

function textLimit(as: AnyField): number {
  const comparable = serverPartOf(as).comparable(as)
  return comparable.kind === 'text' && comparable.long ? longestText : longestLine
}

/** Whether a formula depends on the moment, the person or a calendar, or does what SQL cannot. */
export function isMovingFormula(formula: Formula, tables: ReadonlyMap<string, RowsField>): boolean {
  if (formula.sqlProblems.length > 0 || formula.dependencies.some((id) => id.startsWith('$'))) return true
  let moves = false
  const asked = (): undefined => {
    moves = true
    return undefined
  }
  const options = {
    column: () => 'null',
    nextParameter: () => 'null',
    timeZone: 'UTC',
    path: ([tableId = '']: readonly string[]) => (tables.has(tableId) ? 'null' : undefined),
    get now() {
      return asked()
    },
    get user() {
      return asked()
    },
    get calendar() {
      return asked()
    },
  }
  try {
    formula.toSql(options as Parameters<Formula['toSql']>[0])
  } catch {
    return true
  }
  return moves
}

/** Whether values of a field like `as` are what a formula of this type gives. */
export function fitsResult(as: ResultField, type: FormulaType): boolean {
  if (serverPartOf(as).comparable(as).kind === 'time') return false
  const wanted = typeOf(as).formulaType(as)
  const numeric = (one: FormulaType) => one === 'number' || one === 'duration'
  return JSON.stringify(wanted) === JSON.stringify(type) || (numeric(wanted) && numeric(type))
}

/** The sub-tables among fields, by id. */
export function tablesOf(fields: readonly AnyField[]): ReadonlyMap<string, RowsField> {
  return new Map(
    fields.flatMap((field): [string, RowsField][] => (hasRows(field) ? [[field.id, field]] : [])),
  )
}
