import type { FieldType, FieldValue } from '@sluice/contract'
import { typeNamed } from '@sluice/form'
import { formatDate, formatDateTime, formatNumber, formatPlainNumber } from '../kit/formats.ts'
import { listText } from '../kit/list-text.ts'

/** A value of the preview as lists will show it, by how cells of its type are read. */
export function shownValue(value: FieldValue, type: FieldType): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return listText(value.map(String))
  switch (typeNamed(type).fromFile) {
    case 'money':
      return typeof value === 'number' ? formatNumber(value, 2) : String(value)
    case 'number':
      return typeof value === 'number' ? formatPlainNumber(value) : String(value)
    case 'date':
      return formatDate(String(value))
    case 'dateTime':
      return formatDateTime(String(value))
    default:
      return String(value)
  }
}
