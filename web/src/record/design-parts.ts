import type { ColumnField, Field, FieldOf, FieldType } from '@sluice/contract'
import { columnDesigns } from './column-designs.ts'
import type { DesignPart } from './design-part.ts'
import { aggregateDesign } from './settings/types/aggregate.tsx'
import { autoNumberDesign } from './settings/types/auto-number.tsx'
import { lookupDesign } from './settings/types/lookup.tsx'
import { richTextDesign } from './settings/types/rich-text.tsx'
import { rollupDesign } from './settings/types/rollup.tsx'
import { subTableDesign } from './settings/types/sub-table.tsx'

/** What every type of fields is to the form designer, in the order of the palette. A type that is missing does not compile. */
export const designParts = {
  ...columnDesigns,
  richText: richTextDesign,
  subTable: subTableDesign,
  autoNumber: autoNumberDesign,
  lookup: lookupDesign,
  rollup: rollupDesign,
  aggregate: aggregateDesign,
} satisfies { [T in FieldType]: DesignPart<FieldOf<T>> }

/** The part of a field's type that knows the form designer. */
export function designPartOf(field: Field | ColumnField): DesignPart<Field> {
  return designParts[field.type] as unknown as DesignPart<Field>
}
