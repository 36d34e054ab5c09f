import type { ColumnField, Field, FieldValue, ScalarValue } from '@sluice/contract'

/** How a field lies in the database. `rows`: a table of its own. */
export type Storage = 'text' | 'numeric' | 'money' | 'date' | 'timestamp' | 'texts' | 'id' | 'ids' | 'rows'

/** A field of a form or a column of its sub-table. */
export type AnyField = Field | ColumnField
/** A field that has one column. */
export type PlainField = Exclude<Field, { type: 'subTable' }>

/** Where a field is kept. A new field type that is missing here does not compile. */
export function storageOf(field: AnyField): Storage {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'singleChoice':
    case 'autoNumber':
      return 'text'
    case 'number':
      return 'numeric'
    case 'money':
      return 'money'
    case 'date':
      return 'date'
    case 'dateTime':
      return 'timestamp'
    case 'multipleChoice':
      return 'texts'
    case 'member':
    case 'department':
      return field.multiple ? 'ids' : 'id'
    case 'relation':
      return 'id'
    case 'attachment':
      return 'ids'
    case 'subTable':
      return 'rows'
    default:
      return field satisfies never
  }
}

/** Texts compare by code point, like formulas do; this also lets an index serve "starts with". */
const sqlTypes: Record<Exclude<Storage, 'rows'>, { column: string; type: string }> = {
  text: { column: 'text collate "C"', type: 'text' },
  numeric: { column: 'numeric', type: 'numeric' },
  money: { column: 'bigint', type: 'bigint' },
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

/** Characters a text may have when its field says nothing else. */
export const textLength = { text: 1000, longText: 20_000 }

/** A single line has to fit into an index, which takes a third of a page: 800 Chinese characters do. */
export const longestLineBytes = 2400

/** Digits a money field keeps after the point; the column counts the smallest unit. */
export const moneyDigits = 2
const moneyFactor = 10 ** moneyDigits

/** A checked wire value as a bound parameter. */
export function toColumn(storage: Storage, value: FieldValue | undefined): unknown {
  if (value === undefined || value === null) return null
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

/** Whether a field can be sorted by, and is indexed unless it says otherwise. */
export function isSortable(field: AnyField): boolean {
  const storage = storageOf(field)
  if (storage === 'texts' || storage === 'ids' || storage === 'rows') return false
  return field.type !== 'longText'
}

/** Whether the search box looks into a field. */
export function isSearchable(field: AnyField): boolean {
  return (
    field.type === 'text' ||
    field.type === 'singleChoice' ||
    field.type === 'multipleChoice' ||
    field.type === 'autoNumber'
  )
}
