import type { ColumnField, Field } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import type { AnalyzedColumn } from './model.ts'

/** What a column of a file can go into: a field, or a column of a sub-table, which is called `明细·品名` in files. */
export interface Target {
  /** Of the field, or `field.column`. */
  id: string
  name: string
  required: boolean
  field: Field | ColumnField
  /** How a mapping names it. */
  entry: { fieldId: string; columnId?: string }
}

/** What columns of a file can go into, of the fields that are given. */
export function targetsOf(fields: readonly Field[]): Target[] {
  return fields.flatMap((field): Target[] => {
    const { id: fieldId, name, required = false } = field
    if (!hasRows(field)) return [{ id: fieldId, name, required, field, entry: { fieldId } }]
    return field.fields.filter(isFillable).map((column) => ({
      id: `${fieldId}.${column.id}`,
      name: `${name}·${column.name}`,
      // Only a row that is there needs it.
      required: false,
      field: column,
      entry: { fieldId, columnId: column.id },
    }))
  })
}

/** Fields a file can fill. */
export function isFillable(field: Field | ColumnField): boolean {
  return typeOf(field).fromFile !== undefined
}

/** Fields whose value can tell which record a row means. */
export function canBeKey(field: Field | ColumnField): boolean {
  return typeOf(field).canBeKey === true
}

/**
 * Finds the target for each column: the same name, else the same id; each once.
 * @returns id of the target by column index
 */
export function matchFields(
  columns: readonly AnalyzedColumn[],
  targets: readonly Target[],
): Record<number, string> {
  const free = new Set(targets.filter(({ field }) => isFillable(field) || canBeKey(field)))
  const matched: Record<number, string> = {}
  const tests: ((column: AnalyzedColumn, target: Target) => boolean)[] = [
    ({ header }, { name }) => header.trim() === name,
    ({ header }, { name }) => plain(header) === plain(name),
    ({ fieldId }, { id }) => fieldId === id && !/^f\d+$/.test(id),
  ]
  for (const test of tests) {
    for (const column of columns) {
      if (matched[column.index] !== undefined) continue
      const found = [...free].find((target) => test(column, target))
      if (!found) continue
      matched[column.index] = found.id
      free.delete(found)
    }
  }
  return matched
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_\-（）()*＊:：]/g, '')
}
