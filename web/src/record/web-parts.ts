import type { ColumnField, Field, FieldOf, FieldType } from '@sluice/contract'
import { isComputed } from '@sluice/form'
import { columnParts } from './column-parts.ts'
import { asResultOnScreen } from './computed-web-part.tsx'
import { aggregatePart } from './types/aggregate.tsx'
import { autoNumberPart } from './types/auto-number.tsx'
import { lookupPart } from './types/lookup.tsx'
import { richTextPart } from './types/rich-text.tsx'
import { rollupPart } from './types/rollup.tsx'
import { subTablePart } from './types/sub-table.tsx'
import type { WebPart } from './web-part.ts'

/** What every type of fields is on the screen, in the order of the palette. A type that is missing does not compile. */
export const webParts = {
  ...columnParts,
  richText: richTextPart,
  subTable: subTablePart,
  autoNumber: autoNumberPart,
  lookup: lookupPart,
  rollup: rollupPart,
  aggregate: aggregatePart,
} satisfies { [T in FieldType]: WebPart<FieldOf<T>> }

/** The part of a field's type that knows the screen. */
export function webPartOf(field: Field | ColumnField): WebPart<Field> {
  const part = webParts[field.type] as unknown as WebPart<Field>
  const result = isComputed(field) ? field.as : undefined
  return result
    ? asResultOnScreen<Field>(field as Field, result, webParts[result.type] as unknown as WebPart<Field>)
    : part
}
