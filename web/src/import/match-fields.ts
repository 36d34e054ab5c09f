import type { Field } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { AnalyzedColumn } from './model.ts'

/** Fields a file can fill. */
export function isFillable(field: Field): boolean {
  return typeOf(field).fromFile !== undefined
}

/** Fields whose value can tell which record a row means. */
export function canBeKey(field: Field): boolean {
  return typeOf(field).canBeKey === true
}

/**
 * Finds the field for each column: the same name, else the same id; each field once.
 * @returns field id by column index
 */
export function matchFields(
  columns: readonly AnalyzedColumn[],
  fields: readonly Field[],
): Record<number, string> {
  const free = new Set(fields.filter((field) => isFillable(field) || canBeKey(field)))
  const matched: Record<number, string> = {}
  const tests: ((column: AnalyzedColumn, field: Field) => boolean)[] = [
    ({ header }, { name }) => header.trim() === name,
    ({ header }, { name }) => plain(header) === plain(name),
    ({ fieldId }, { id }) => fieldId === id && !/^f\d+$/.test(id),
  ]
  for (const test of tests) {
    for (const column of columns) {
      if (matched[column.index] !== undefined) continue
      const found = [...free].find((field) => test(column, field))
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
