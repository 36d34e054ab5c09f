import type { Field, FieldValue, RecordValues, ScalarValue } from '@sluice/contract'
import { moneyDigits, type RowsField } from '@sluice/form'
import type { NameFinder } from './reading/field-reader.ts'
import { sanitizeRichText } from './rich-text/sanitize.ts'
import type { AnyField, Storage } from './server-part.ts'
import { serverPartOf } from './server-parts.ts'

/** A field that has one column. */
export type PlainField = Exclude<Field, RowsField>

/** Where a field is kept. */
export function storageOf(field: AnyField): Storage {
  return serverPartOf(field).storage(field)
}

/** Texts compare by code point, like formulas do; this also lets an index serve "starts with". */
const sqlTypes: Record<Exclude<Storage, 'rows'>, { column: string; type: string }> = {
  text: { column: 'text collate "C"', type: 'text' },
  html: { column: 'text collate "C"', type: 'text' },
  numeric: { column: 'numeric', type: 'numeric' },
  money: { column: 'bigint', type: 'bigint' },
  boolean: { column: 'boolean', type: 'boolean' },
  date: { column: 'date', type: 'date' },
  timestamp: { column: 'timestamptz(3)', type: 'timestamptz' },
  texts: { column: 'text[]', type: 'text[]' },
  id: { column: 'uuid', type: 'uuid' },
  ids: { column: 'uuid[]', type: 'uuid[]' },
}

/** Type of a column as written in `create table`. */
export function columnType(storage: Exclude<Storage, 'rows'>): string {
  return sqlTypes[storage].column
}

/** Type as written in a cast. */
export function castType(storage: Exclude<Storage, 'rows'>): string {
  return sqlTypes[storage].type
}

const moneyFactor = 10 ** moneyDigits

/** A checked wire value as a bound parameter. No formatted text gets into a table but by here, whoever wrote it. */
export function toColumn(storage: Storage, value: FieldValue | undefined): unknown {
  if (value === undefined || value === null) return null
  if (storage === 'html') return sanitizeRichText(value as string)
  return storage === 'money' ? toMinorUnits(value as number) : value
}

/**
 * An amount of at most two decimals in the smallest unit. The product alone may be off by one for large amounts; the
 * quotient is rounded correctly, so it tells the right neighbour.
 */
export function toMinorUnits(amount: number): number {
  const near = Math.round(amount * moneyFactor)
  return [near, near - 1, near + 1].find((minor) => minor / moneyFactor === amount) ?? near
}

/** A value the driver read from a column as it travels on the wire. */
export function fromColumn(storage: Storage, value: unknown): ScalarValue {
  if (value === null || value === undefined) return null
  if (storage === 'money') return (value as number) / moneyFactor
  return value as ScalarValue
}

/** A value PostgreSQL wrote into JSON (rows of sub-tables) as it travels on the wire. */
export function fromJson(storage: Storage, value: unknown): ScalarValue {
  if (storage === 'timestamp' && typeof value === 'string') return isoFromJson(value)
  return fromColumn(storage, value)
}

/** A point in time as PostgreSQL writes it into JSON (`2026-03-02T01:00:00.5+00:00`) as it travels on the wire. */
export function isoFromJson<Value>(value: Value): Value | string {
  if (typeof value !== 'string') return value
  return `${value.slice(0, 19)}.${value.slice(20, value.indexOf('+')).padEnd(3, '0')}Z`
}

/** Whether the search box looks into a field. */
export function isSearchable(field: AnyField): boolean {
  return serverPartOf(field).search !== undefined
}

/** What finds values of a field by the text of a cell, where its type has something to load for it. */
export function finderOf(field: AnyField): Promise<NameFinder> | undefined {
  return serverPartOf(field).finder?.(field)
}

/** Values as they will be kept, so that answers and histories say the same: formatted texts hold what they may. */
export function asKept(fields: ReadonlyMap<string, Field>, values: RecordValues): RecordValues {
  const kept = Object.entries(values).map(([id, value]) => {
    const field = fields.get(id)
    const isHtml = field !== undefined && typeof value === 'string' && storageOf(field) === 'html'
    return [id, isHtml ? sanitizeRichText(value) : value] as const
  })
  return Object.fromEntries(kept)
}
