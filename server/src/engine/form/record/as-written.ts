import type { RecordView } from '@sluice/contract'
import { type FieldAccessMap, reaches } from '../access/form-access.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { recordTitle } from './record-title.ts'

/**
 * A record as its maker may see it right after: without the defaults of fields that were hidden from them.
 * @param access rights with which it was made
 */
export function asWritten(form: LoadedForm, record: RecordView, access: FieldAccessMap): RecordView {
  if (Object.values(access).every((right) => reaches(right, 'read'))) return record
  const { id } = record
  const values = Object.fromEntries(
    Object.entries(record.values).filter(([fieldId]) => reaches(access[fieldId], 'read')),
  )
  return { ...record, values, title: recordTitle(form, id, (field) => values[field.id], access) }
}
