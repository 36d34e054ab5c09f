import type { ColumnField, ScalarValue } from '@sluice/contract'
import type { Check } from './check.ts'
import { checkMultipleChoice, checkSingleChoice } from './choice.ts'
import { checkDate, checkDateTime } from './date.ts'
import { checkNumber } from './number.ts'
import { checkAttachment, checkReference } from './reference.ts'
import { checkText } from './text.ts'

/** Checks a value that fits in one column. A new field type that is missing here does not compile. */
export function checkColumnValue(
  field: ColumnField,
  value: unknown,
  path: string,
  check: Check,
): ScalarValue {
  if (value === null || value === undefined) return null
  switch (field.type) {
    case 'text':
    case 'longText':
      return checkText(field, value, path, check)
    case 'number':
    case 'money':
      return checkNumber(field, value, path, check)
    case 'date':
      return checkDate(field, value, path, check)
    case 'dateTime':
      return checkDateTime(field, value, path, check)
    case 'singleChoice':
      return checkSingleChoice(field, value, path, check)
    case 'multipleChoice':
      return checkMultipleChoice(field, value, path, check)
    case 'member':
    case 'department':
    case 'relation':
      return checkReference(field, value, path, check)
    case 'attachment':
      return checkAttachment(field, value, path, check)
    default:
      return field satisfies never
  }
}
