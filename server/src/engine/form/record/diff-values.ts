import type { FieldValue, RecordValues } from '@sluice/contract'
import type { LoadedForm } from '../loaded-form.ts'
import type { RecordChanges } from '../tables.ts'
import { type RecordRow, readField } from './record-row.ts'

/** Old and new value of every field whose value is another than before. */
export function diffValues(form: LoadedForm, row: RecordRow, values: RecordValues): RecordChanges {
  const changes: RecordChanges = {}
  for (const [fieldId, value] of Object.entries(values)) {
    const before = readField(form.fields.get(fieldId)!, row)
    if (!sameValue(before, value)) changes[fieldId] = [before, value]
  }
  return changes
}

/** Rows without an id are new; everything else compares by value. */
function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (a === b) return true
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
  return a.every((item, index) => {
    const other = b[index]
    if (typeof item === 'string' || typeof other === 'string') return item === other
    return sameRow(item, other!)
  })
}

function sameRow(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => JSON.stringify(a[key] ?? null) === JSON.stringify(b[key] ?? null))
}
