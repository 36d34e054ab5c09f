import type { Field } from './field.ts'
import { typeOf } from './field-types.ts'
import type { DefaultSetting } from './pure-part.ts'
import type { FieldValue } from './value.ts'

/** The value a new record gets where nothing was given (N2.3), formulas apart. */
export function defaultValue(field: Field, setting: DefaultSetting): FieldValue {
  return typeOf(field).defaultValue?.(field, setting) ?? null
}
