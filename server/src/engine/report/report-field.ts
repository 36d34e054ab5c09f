import type { Field } from '@sluice/contract'
import type { Text } from '../../kernel/index.ts'
import type { LoadedForm } from '../form/index.ts'

/** What a field is to a report: how it groups, whether it adds up. */
export type ReportKind =
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'dateTime'
  | 'choice'
  | 'member'
  | 'department'
  | 'relation'

export interface ReportField {
  id: string
  name: Text
  kind: ReportKind
  /** The column is an array: a record counts in the group of each of its elements. */
  multiple: boolean
  field: Field | undefined
}

const systemFields: Record<string, { name: Text; kind: ReportKind }> = {
  $createdAt: { name: { zh: '创建时间', en: 'Created at' }, kind: 'dateTime' },
  $updatedAt: { name: { zh: '更新时间', en: 'Updated at' }, kind: 'dateTime' },
  $createdBy: { name: { zh: '创建人', en: 'Created by' }, kind: 'member' },
  $updatedBy: { name: { zh: '更新人', en: 'Updated by' }, kind: 'member' },
  $ownerDepartment: { name: { zh: '所属部门', en: 'Department' }, kind: 'department' },
  $flowState: { name: { zh: '流程状态', en: 'Flow state' }, kind: 'choice' },
}

/** Finds a field a report may use; undefined when the form has none of that id, or it cannot be grouped or summed. */
export function reportField(form: LoadedForm, id: string): ReportField | undefined {
  const system = systemFields[id]
  if (system) return { id, ...system, multiple: false, field: undefined }
  const field = form.fields.get(id)
  const kind = field && kindOf(field)
  if (!field || !kind) return undefined
  const multiple = field.type === 'multipleChoice' || ('multiple' in field && field.multiple === true)
  return { id, name: { zh: field.name, en: field.name }, kind, multiple, field }
}

function kindOf(field: Field): ReportKind | undefined {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'autoNumber':
      return 'text'
    case 'singleChoice':
    case 'multipleChoice':
      return 'choice'
    case 'number':
    case 'money':
    case 'date':
    case 'dateTime':
    case 'member':
    case 'department':
    case 'relation':
      return field.type
    case 'attachment':
    case 'subTable':
      return undefined
  }
}
