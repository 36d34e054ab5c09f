import type { FieldValue, RecordValues } from '@sluice/contract'
import { hasRows, newCheck, type RowsField, typeOf } from '@sluice/form'
import type { LoadedForm } from '../loaded-form.ts'
import { type RecordRow, readField } from './record-row.ts'

type Row = Record<string, FieldValue>

/**
 * Rows that came without ids, from a file: one that says the same as a row of the record in all it says is that row, with
 * what it does not say. The others are new.
 */
export function matchRows(form: LoadedForm, row: RecordRow, values: RecordValues): RecordValues {
  return Object.fromEntries(
    Object.entries(values).map(([fieldId, value]) => {
      const field = form.fields.get(fieldId)
      if (!hasRows(field) || !Array.isArray(value)) return [fieldId, value]
      const free = new Set((readField(field, row) ?? []) as Row[])
      const matched = (value as Row[]).map((given) => {
        const same = [...free].find((known) => saysTheSame(field, given, known))
        if (same) free.delete(same)
        return same ?? given
      })
      return [fieldId, matched as FieldValue]
    }),
  )
}

function saysTheSame(table: RowsField, given: Row, known: Row): boolean {
  return table.fields.every((column) => {
    const value = given[column.id]
    if (value === undefined) return true
    const kept = value === null ? null : typeOf(column).check(column, value, column.id, newCheck())
    return JSON.stringify(kept) === JSON.stringify(known[column.id] ?? null)
  })
}
