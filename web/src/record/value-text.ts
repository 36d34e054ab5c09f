import type { Choice, Field, FieldValue } from '@sluice/contract'
import { formatDate, formatDateTime, formatMoney, formatNumber, formatPlainNumber } from '../kit/formats.ts'
import { listText } from '../kit/list-text.ts'
import { isEmptyValue, noReferences, type References } from './model.ts'
import { text } from './texts.ts'

const maskedText = '***'

/** True for what a reader with the right `masked` gets instead of the value. */
export function isMasked(field: Field, value: FieldValue | undefined): boolean {
  return value === maskedText && field.type !== 'text'
}

/** A value as one line of plain text; empty for no value. */
export function valueText(
  field: Field,
  value: FieldValue | undefined,
  references: References = noReferences,
): string {
  if (isEmptyValue(value)) return ''
  if (isMasked(field, value)) return maskedText
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'autoNumber':
      return String(value)
    case 'number':
      return numberText(field, value)
    case 'money':
      return typeof value === 'number' ? formatMoney(value, field.currency) : String(value)
    case 'date':
      return formatDate(value as string)
    case 'dateTime':
      return formatDateTime(value as string)
    case 'singleChoice':
    case 'multipleChoice':
      return listText(idsOf(value).map((one) => labelOf(field.choices, one)))
    case 'member':
      return listText(idsOf(value).map((id) => references.members[id] ?? text('value.unknownMember')))
    case 'department':
      return listText(idsOf(value).map((id) => references.departments[id] ?? text('value.unknownDepartment')))
    case 'relation':
      return listText(idsOf(value).map((id) => references.records[id] ?? text('value.unknownRecord')))
    case 'attachment':
      return listText(idsOf(value).map((id) => references.files[id]?.name ?? text('value.unknownFile')))
    case 'subTable':
      return text('value.rows', { count: Array.isArray(value) ? value.length : 0 })
    default:
      return field satisfies never
  }
}

function numberText(field: Extract<Field, { type: 'number' }>, value: FieldValue): string {
  if (typeof value !== 'number') return String(value)
  const number =
    field.grouping === false ? formatPlainNumber(value, field.scale) : formatNumber(value, field.scale)
  return field.unit ? `${number} ${field.unit}` : number
}

/** The words of a choice; the stored value itself when the choice is gone. */
export function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value
}

/** One id or several as a list. */
export function idsOf(value: FieldValue | undefined): string[] {
  if (isEmptyValue(value)) return []
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [String(value)]
}
