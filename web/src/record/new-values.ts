import type { Field, RecordValues } from '@sluice/contract'
import { defaultValue } from '@sluice/form'
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
    const value = defaultValue(field, { ...setting, timeZone: undefined })
    if (value !== null) values[field.id] = value
  }
  return values
}
