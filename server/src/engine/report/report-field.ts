import type { Field } from '@sluice/contract'
import { type ReportKind, type SystemFieldId, systemAttributes, typeOf } from '@sluice/form'
import type { Text } from '../../kernel/index.ts'
import type { LoadedForm } from '../form/index.ts'

export interface ReportField {
  id: string
  name: Text
  kind: ReportKind
  /** The column is an array: a record counts in the group of each of its elements. */
  multiple: boolean
  field: Field | undefined
}

/** Finds a field a report may use; undefined when the form has none of that id, or it cannot be grouped or summed. */
export function reportField(form: LoadedForm, id: string): ReportField | undefined {
  if (Object.hasOwn(systemAttributes, id)) {
    const { name, report: kind } = systemAttributes[id as SystemFieldId]
    if (!kind || form.layout.system(id as SystemFieldId) === undefined) return undefined
    const own = id === '$createdAt' ? form.createdAtName : undefined
    return { id, name: own ? { zh: own, en: own } : name, kind, multiple: false, field: undefined }
  }
  const field = form.fields.get(id)
  const kind = field && typeOf(field).report?.kind
  if (!field || !kind) return undefined
  const name = { zh: field.name, en: field.name }
  return { id, name, kind, multiple: typeOf(field).isList(field), field }
}
