import type { Field, FieldValue, RecordValues } from '@sluice/contract'
import { accessTo, type FieldAccessMap } from './model.ts'

export interface NewValuesSetting {
  access?: FieldAccessMap | undefined
  memberId: string | null
  departmentId: string | null
  now: Date
}

/**
 * What stands in a new form before anything is typed: the defaults of its fields, as the server would give them. Those
 * of fields that may only be read are shown, not sent.
 */
export function newValues(fields: readonly Field[], setting: NewValuesSetting): RecordValues {
  const values: RecordValues = {}
  for (const field of fields) {
    if (accessTo(field, setting.access) === 'hidden') continue
    const value = defaultOf(field, setting)
    if (value !== null) values[field.id] = value
  }
  return values
}

function defaultOf(field: Field, { memberId, departmentId, now }: NewValuesSetting): FieldValue {
  if (field.type === 'subTable') return null
  if (!('default' in field) || field.default === undefined) return null
  switch (field.type) {
    case 'date':
      return field.default === 'today' ? localDay(now) : field.default
    case 'dateTime':
      return field.default === 'now' ? now.toISOString() : field.default
    case 'member':
      return listWhere(field.multiple, memberId)
    case 'department':
      return listWhere(field.multiple, departmentId)
    default:
      return field.default
  }
}

function localDay(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function listWhere(multiple: boolean | undefined, id: string | null): FieldValue {
  return multiple && id ? [id] : id
}
