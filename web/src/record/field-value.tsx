import type { Field, FieldValue as Value } from '@sluice/contract'
import { noReferences, type References } from './model.ts'
import { ShownValue } from './shown-value.tsx'
import { webPartOf } from './web-parts.ts'

export interface FieldValueProps {
  field: Field
  value: Value | undefined
  references?: References | undefined
  /** One line, for cells of a grid and rows of a timeline. */
  dense?: boolean
}

/** The value of a field to read. */
export function FieldValue({ field, value, references = noReferences, dense = false }: FieldValueProps) {
  const { View } = webPartOf(field)
  return <ShownValue View={View} field={field} value={value} references={references} dense={dense} />
}
