import type { FieldValue } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { AnyField } from '../server-part.ts'

const hidden = '***'

/** What a reader with the right `masked` sees: that there is a value, and what its type shows of it (P6.4). */
export function maskValue(field: AnyField, value: FieldValue): FieldValue {
  if (value === null) return null
  return typeOf(field).mask?.(value) ?? hidden
}
