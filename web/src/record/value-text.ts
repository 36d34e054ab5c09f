import type { Field, FieldValue } from '@sluice/contract'
import { itemsOf, typeOf } from '@sluice/form'
import { currentLanguage } from '../i18n/language.ts'
import { isEmptyValue, noReferences, type References } from './model.ts'

const maskedText = '***'

/** True for what a reader with the right `masked` gets instead of the value. */
export function isMasked(field: Field, value: FieldValue | undefined): boolean {
  return value === maskedText && !typeOf(field).mask
}

/** A value as one line of plain text; empty for no value. */
export function valueText(
  field: Field,
  value: FieldValue | undefined,
  references: References = noReferences,
): string {
  if (isEmptyValue(value)) return ''
  if (isMasked(field, value)) return maskedText
  return typeOf(field).text(field, value, { locale: currentLanguage(), names: references })
}

/** One id or several as a list. */
export const idsOf = itemsOf
