import type { FieldOf } from '@sluice/contract'
import { isUuid } from '../../../kernel/index.ts'
import { type Check, report, reportType } from './check.ts'

type ReferenceField = FieldOf<'member'> | FieldOf<'department'> | FieldOf<'relation'> | FieldOf<'attachment'>

/** More members or departments in one value than any list can show. */
const largestList = 500
const defaultFiles = 20
const defaultMebibytes = 50

/** A member, department or linked record; a list of them where the field takes several. */
export function checkReference(
  field: Exclude<ReferenceField, { type: 'attachment' }>,
  value: unknown,
  path: string,
  check: Check,
): string | string[] | null {
  if (value === '') return null
  if (field.type !== 'relation' && field.multiple) {
    const ids = checkIds(field, value, path, check, largestList)
    for (const id of ids ?? []) note(field, id, path, check)
    return ids
  }
  if (typeof value !== 'string' || !isUuid(value)) {
    reportType(check, field, path, 'id')
    return null
  }
  note(field, value, path, check)
  return value
}

export function checkAttachment(
  field: FieldOf<'attachment'>,
  value: unknown,
  path: string,
  check: Check,
): string[] | null {
  const ids = checkIds(field, value, path, check, field.maxCount ?? defaultFiles)
  const maxBytes = (field.maxSizeMiB ?? defaultMebibytes) * 1024 * 1024
  for (const id of ids ?? []) check.references.files.push({ id, path, name: field.name, maxBytes })
  return ids
}

function note(
  field: Exclude<ReferenceField, { type: 'attachment' }>,
  id: string,
  path: string,
  { references }: Check,
): void {
  const reference = { id, path, name: field.name }
  if (field.type === 'member') references.members.push(reference)
  else if (field.type === 'department') references.departments.push(reference)
  else references.records.push({ ...reference, formId: field.targetFormId })
}

function checkIds(
  field: ReferenceField,
  value: unknown,
  path: string,
  check: Check,
  max: number,
): string[] | null {
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string' && isUuid(id))) {
    reportType(check, field, path, 'ids')
    return null
  }
  if (value.length === 0) return null
  if (value.length > max) {
    report(check, field, path, 'tooMany', { max, count: value.length })
    return null
  }
  const ids = value as string[]
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated) report(check, field, path, 'repeated', { value: repeated })
  return ids
}
