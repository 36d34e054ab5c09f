import type { ColumnField, Field, FieldOf, FieldType } from '@sluice/contract'
import { columnParts } from './column-parts.ts'
import { autoNumberPart } from './types/auto-number.tsx'
import { subTablePart } from './types/sub-table.tsx'
import type { WebPart } from './web-part.ts'

/** What every type of fields is on the screen, in the order of the palette. A type that is missing does not compile. */
export const webParts = {
  ...columnParts,
  subTable: subTablePart,
  autoNumber: autoNumberPart,
} satisfies { [T in FieldType]: WebPart<FieldOf<T>> }

/** The part of a field's type that knows the screen. */
export function webPartOf(field: Field | ColumnField): WebPart<Field> {
  return webParts[field.type] as unknown as WebPart<Field>
}
