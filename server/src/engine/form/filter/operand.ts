import type { ColumnField } from '@sluice/contract'
import { type RowsField, systemAttributes, systemFieldIds } from '@sluice/form'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField, Comparable } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'
import { fieldColumn, subTable } from '../table-name.ts'

/**
 * An attribute of a record as filters, sorts and reports meet it. `column` is SQL over alias `r`; over alias `s` for a
 * column of the sub-table `within`.
 */
export type Operand = Comparable & { column: string; name: string; within?: string }

export function operandOf(form: LoadedForm, field: AnyField): Operand {
  const comparable = serverPartOf(field).comparable(field)
  const column =
    comparable.kind === 'rows' ? subTable(form.tenantId, form.id, field.id) : `r.${fieldColumn(field.id)}`
  return { ...comparable, column, name: field.name }
}

/** A column of a sub-table, of which a record has as many values as rows. */
export function columnOperandOf(form: LoadedForm, table: RowsField, field: ColumnField): Operand {
  const operand = operandOf(form, field)
  return {
    ...operand,
    ...(operand.kind === 'text' ? { searched: false } : {}),
    column: `s.${fieldColumn(field.id)}`,
    name: `${table.name} · ${field.name}`,
    within: subTable(form.tenantId, form.id, table.id),
  }
}

/** What each kind of system attribute is to a comparison. */
const systemKinds = {
  id: { kind: 'id', of: 'record' },
  dateTime: { kind: 'timestamp' },
  member: { kind: 'id', of: 'member' },
  department: { kind: 'id', of: 'department' },
  singleChoice: { kind: 'choice' },
} as const satisfies Record<string, Comparable>

/** Attributes every record has. */
export const systemOperands: Readonly<Record<string, Operand>> = Object.fromEntries(
  systemFieldIds.map((id) => {
    const { type, column, name } = systemAttributes[id]
    return [id, { ...systemKinds[type], column: `r."${column}"`, name: name.zh }]
  }),
)

/** System attributes that are never null. */
export const alwaysPresent: ReadonlySet<string> = new Set(
  systemFieldIds.filter((id) => systemAttributes[id].always),
)
