import type { RowsField } from '@sluice/form'
import type { AnyField } from '../server-part.ts'
import type { PlainField } from '../storage.ts'
import { columnType, storageOf } from '../storage.ts'
import { fieldColumn, recordTable, subTable } from '../table-name.ts'
import { systemIndexes } from './indexes.ts'

/** Statements that make the table of a new form, without fields yet. */
export function createFormTable(tenantId: string, formId: string): string[] {
  const table = recordTable(tenantId, formId)
  return [
    `create table ${table} (
      id uuid primary key,
      created_at timestamptz(3) not null,
      created_by uuid,
      updated_at timestamptz(3) not null,
      updated_by uuid,
      owner_department_id uuid,
      version integer not null default 1,
      deleted_at timestamptz(3),
      deleted_by uuid,
      flow_state text collate "C",
      flow_instance_id uuid,
      search text collate "C" not null default ''
    )`,
    // A finer picture of which words are common, so that a search for one of them is planned by what it finds.
    `alter table ${table} alter column search set statistics 500`,
    ...systemIndexes(table, formId).map(({ sql }) => sql),
  ]
}

/** Definition of a field's column. */
export function columnDefinition(field: AnyField): string {
  const storage = storageOf(field)
  if (storage === 'rows') throw new Error('A sub-table has no column')
  return `${fieldColumn((field as PlainField).id)} ${columnType(storage)}`
}

/** Statements that make the table of a sub-table field. */
export function createSubTable(tenantId: string, formId: string, field: RowsField): string[] {
  const table = subTable(tenantId, formId, field.id)
  return [
    `create table ${table} (
      id uuid primary key,
      record_id uuid not null references ${recordTable(tenantId, formId)} (id) on delete cascade,
      position integer not null,
      ${field.fields.map(columnDefinition).join(',\n      ')}
    )`,
    `create index on ${table} (record_id, position)`,
  ]
}
