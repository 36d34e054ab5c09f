import type { ColumnField } from './column-field.ts'
import { columnTypes } from './column-types.ts'
import type { Field, FieldOf, FieldType } from './field.ts'
import type { PurePart } from './pure-part.ts'
import { autoNumberType } from './types/auto-number.ts'
import { subTableType } from './types/sub-table.ts'

/** The pure part of every type of fields. A type that is missing does not compile. */
export const fieldTypes = {
  ...columnTypes,
  autoNumber: autoNumberType,
  subTable: subTableType,
} satisfies { [T in FieldType]: PurePart<FieldOf<T>> }

/** The pure part of a field's type. */
export function typeOf(field: Field | ColumnField): PurePart<Field> {
  return fieldTypes[field.type] as PurePart<Field>
}
