import type { ColumnField } from './column-field.ts'
import { columnTypes } from './column-types.ts'
import { asResult } from './computed-type.ts'
import type { Field, FieldOf, FieldType } from './field.ts'
import type { PurePart } from './pure-part.ts'
import { aggregateType } from './types/aggregate.ts'
import { autoNumberType } from './types/auto-number.ts'
import { lookupType } from './types/lookup.ts'
import { richTextType } from './types/rich-text.ts'
import { rollupType } from './types/rollup.ts'
import { subTableType } from './types/sub-table.ts'

/** The pure part of every type of fields. A type that is missing does not compile. */
export const fieldTypes = {
  ...columnTypes,
  autoNumber: autoNumberType,
  subTable: subTableType,
  lookup: lookupType,
  rollup: rollupType,
  aggregate: aggregateType,
  richText: richTextType,
} satisfies { [T in FieldType]: PurePart<FieldOf<T>> }

/** A field whose values are rows of a table of their own. */
export type RowsField = FieldOf<'subTable'>

/** Whether the values of a field are rows of a table of their own. */
export function hasRows(field: Field | ColumnField | undefined): field is RowsField {
  return field?.type === 'subTable'
}

/** Whether fields of a type hold rows of their own. */
export function isRowsType(type: FieldType): boolean {
  return type === 'subTable'
}

/** A field that links records of another form. */
export type LinkField = Extract<Field, { targetFormId: string }>

/** Whether a field links records of another form. */
export function isLink(field: Field | ColumnField): field is LinkField {
  return typeOf(field).names === 'records'
}

/** The pure part of a type by its name. */
export function typeNamed(name: FieldType): PurePart<Field> {
  return fieldTypes[name] as PurePart<Field>
}

/** The types a column of a file can become, the usual one of each kind of cells first. */
export const columnTypeNames = (Object.keys(fieldTypes) as FieldType[]).filter(
  (name) => typeNamed(name).ofColumn !== undefined,
)

/** The pure part of a field's type. */
export function typeOf(field: Field | ColumnField): PurePart<Field> {
  const own = fieldTypes[field.type] as PurePart<Field>
  const result = own.resultOf?.(field as Field) as Field | undefined
  return result ? asResult(field as Field, own, result, fieldTypes[result.type] as PurePart<Field>) : own
}

/** A field whose values are computed from others. */
export type ComputedField = FieldOf<'formula' | 'lookup' | 'rollup' | 'aggregate'>

/** Whether the values of a field are computed from others. */
export function isComputed(field: Field | ColumnField): field is ComputedField {
  return (fieldTypes[field.type] as PurePart<Field>).resultOf !== undefined
}

/** Whether the values of a field are computed when they are read, and kept nowhere. */
export function isMoving(field: Field | ColumnField): boolean {
  return isComputed(field) && field.moving === true
}
