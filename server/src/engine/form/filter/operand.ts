import type { ColumnField, Field } from '@sluice/contract'
import type { LoadedForm } from '../loaded-form.ts'
import { isSearchable } from '../storage.ts'
import { fieldColumn, subTable } from '../table-name.ts'

/**
 * What a filter or sort may do with an attribute of a record, whichever field type is behind it. `column` is SQL over
 * alias `r`; over alias `s` for a column of the sub-table `within`.
 */
export type Operand = Attribute & { within?: string }

type Attribute =
  | { kind: 'choice' | 'number' | 'money' | 'date' | 'timestamp'; column: string; name: string }
  /** `searched`: the search column holds the text too, and its index finds parts of it. */
  | { kind: 'text'; column: string; name: string; searched: boolean }
  | { kind: 'id' | 'ids'; of: 'member' | 'department' | 'record'; column: string; name: string }
  | { kind: 'choices' | 'files' | 'rows'; column: string; name: string }

/** A new field type that is missing here does not compile. */
export function operandOf(form: LoadedForm, field: Field): Operand {
  const { name } = field
  const column = `r.${fieldColumn(field.id)}`
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'autoNumber':
      return { kind: 'text', column, name, searched: isSearchable(field) }
    case 'number':
      return { kind: 'number', column, name }
    case 'money':
      return { kind: 'money', column, name }
    case 'date':
      return { kind: 'date', column, name }
    case 'dateTime':
      return { kind: 'timestamp', column, name }
    case 'singleChoice':
      return { kind: 'choice', column, name }
    case 'multipleChoice':
      return { kind: 'choices', column, name }
    case 'member':
    case 'department':
      return { kind: field.multiple ? 'ids' : 'id', of: field.type, column, name }
    case 'relation':
      return { kind: 'id', of: 'record', column, name }
    case 'attachment':
      return { kind: 'files', column, name }
    case 'subTable':
      return { kind: 'rows', column: subTable(form.tenantId, form.id, field.id), name }
    default:
      return field satisfies never
  }
}

/** A column of a sub-table, of which a record has as many values as rows. */
export function columnOperandOf(
  form: LoadedForm,
  table: Extract<Field, { type: 'subTable' }>,
  field: ColumnField,
): Operand {
  const operand = operandOf(form, field)
  return {
    ...operand,
    ...(operand.kind === 'text' ? { searched: false } : {}),
    column: `s.${fieldColumn(field.id)}`,
    name: `${table.name} · ${field.name}`,
    within: subTable(form.tenantId, form.id, table.id),
  }
}

/** Attributes every record has. */
export const systemOperands: Readonly<Record<string, Operand>> = {
  $id: { kind: 'id', of: 'record', column: 'r."id"', name: '$id' },
  $createdAt: { kind: 'timestamp', column: 'r."created_at"', name: '创建时间' },
  $createdBy: { kind: 'id', of: 'member', column: 'r."created_by"', name: '创建人' },
  $updatedAt: { kind: 'timestamp', column: 'r."updated_at"', name: '更新时间' },
  $updatedBy: { kind: 'id', of: 'member', column: 'r."updated_by"', name: '更新人' },
  $ownerDepartment: { kind: 'id', of: 'department', column: 'r."owner_department_id"', name: '所属部门' },
  $flowState: { kind: 'choice', column: 'r."flow_state"', name: '流程状态' },
}

/** System attributes that are never null. */
export const alwaysPresent: ReadonlySet<string> = new Set(['$id', '$createdAt', '$updatedAt'])
