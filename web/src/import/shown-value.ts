import type { FieldValue } from '@sluice/contract'
import { formatDate, formatDateTime, formatNumber, formatPlainNumber } from '../kit/formats.ts'
import type { ColumnType } from './model.ts'

/** A value of the preview as lists will show it. */
export function shownValue(value: FieldValue, type: ColumnType): string {
  if (value === null || value === undefined) return ''
  switch (type) {
    case 'money':
      return typeof value === 'number' ? formatNumber(value, 2) : String(value)
    case 'number':
      return typeof value === 'number' ? formatPlainNumber(value) : String(value)
    case 'date':
      return formatDate(String(value))
    case 'dateTime':
      return formatDateTime(String(value))
    case 'multipleChoice':
      return Array.isArray(value) ? value.join('、') : String(value)
    default:
      return String(value)
  }
}
