import type { LoadedForm } from '../loaded-form.ts'
import { subTable } from '../table-name.ts'
import type { SchemaChange } from './plan-changes.ts'

/** The table a change is about, and which of its columns names the record. */
export function tableOf(form: LoadedForm, { parent }: SchemaChange): { table: string; recordId: string } {
  if (!parent) return { table: form.layout.table, recordId: 'id' }
  return { table: subTable(form.tenantId, form.id, parent.id), recordId: 'record_id' }
}
