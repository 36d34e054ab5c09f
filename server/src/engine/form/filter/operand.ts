import type { ColumnField } from '@sluice/contract'
import {
  attributeField,
  type RowsField,
  type SystemFieldId,
  systemAttributes,
  systemFieldIds,
} from '@sluice/form'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField, Comparable } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'

/**
 * An attribute of a record as filters, sorts and reports meet it. `column` is SQL over alias `r`; over alias `s` for a
 * column of the sub-table `within`.
 */
export type Operand = (
  | Exclude<Comparable, { kind: 'text' }>
  /** `search`: the column that holds the text too, and whose index finds parts of it. */
  | (Omit<Extract<Comparable, { kind: 'text' }>, 'searched'> & { search?: string })
) & { column: string; name: string; within?: string }

export function operandOf(form: LoadedForm, field: AnyField): Operand {
  const comparable = serverPartOf(field).comparable(field)
  const column = comparable.kind === 'rows' ? form.layout.rows(field.id) : form.layout.column(field.id)
  const { name } = field
  if (comparable.kind !== 'text') return { ...comparable, column, name }
  const { searched, ...text } = comparable
  return { ...text, column, name, ...(searched && !form.system ? { search: form.layout.search } : {}) }
}

/** A column of a sub-table, of which a record has as many values as rows. */
export function columnOperandOf(form: LoadedForm, table: RowsField, field: ColumnField): Operand {
  const operand = operandOf(form, field)
  return {
    // The search column holds no text of sub-tables.
    ...(operand.kind === 'text' ? { kind: operand.kind, order: operand.order } : operand),
    column: form.layout.rowColumn(field.id),
    name: `${table.name} · ${field.name}`,
    within: form.layout.rows(table.id),
  }
}

/** An attribute beside the fields; undefined when `id` names none, or records of the form have none. */
export function systemOperandOf({ layout }: LoadedForm, id: string): Operand | undefined {
  if (!Object.hasOwn(systemAttributes, id)) return undefined
  const system = id as SystemFieldId
  const column = layout.system(system)
  if (column === undefined) return undefined
  const field = attributeField(system, 'zh')
  const place = { column, name: systemAttributes[system].name.zh }
  if (!field) return { kind: 'id', of: 'record', ...place }
  const comparable = serverPartOf(field).comparable(field)
  return comparable.kind === 'text' ? undefined : { ...comparable, ...place }
}

/** System attributes that are never null. */
export const alwaysPresent: ReadonlySet<string> = new Set(
  systemFieldIds.filter((id) => systemAttributes[id].always),
)
