import type { Field, FieldOf, FieldValue, RecordValues, RecordView } from '@sluice/contract'
import { type FieldAccessMap, reaches } from '../access/form-access.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { fromColumn, fromJson, storageOf } from '../storage.ts'
import { fieldColumn, subTable } from '../table-name.ts'
import { maskValue } from './mask-value.ts'
import { recordTitle } from './record-title.ts'

/** System columns of a record as the driver reads them, and `f_<id>` of the fields that were asked for. */
export interface RecordRow {
  id: string
  created_at: string
  created_by: string | null
  updated_at: string
  updated_by: string | null
  owner_department_id: string | null
  version: number
  flow_state: RecordView['flowState']
  flow_instance_id: string | null
  [column: string]: unknown
}

const systemColumns =
  'r.id, r.created_at, r.created_by, r.updated_at, r.updated_by, r.owner_department_id, r.version, r.flow_state, r.flow_instance_id'

/** Select list for records over alias `r`; rows of sub-tables come along as JSON. */
export function recordColumns(form: LoadedForm, fields: Iterable<Field>): string {
  const columns = [systemColumns]
  for (const field of fields) {
    const column = fieldColumn(field.id)
    columns.push(field.type === 'subTable' ? `${subTableRows(form, field)} as ${column}` : `r.${column}`)
  }
  return columns.join(', ')
}

function subTableRows(form: LoadedForm, field: FieldOf<'subTable'>): string {
  const cells = field.fields.map(({ id }) => `s.${fieldColumn(id)} as "${id}"`)
  return `(select json_agg(row_to_json(cell) order by cell.position) from (
    select s.id, s.position, ${cells.join(', ')} from ${subTable(form.tenantId, form.id, field.id)} s
    where s.record_id = r.id) cell)`
}

/** Value of a field in a row, as it travels on the wire. */
export function readField(field: Field, row: RecordRow): FieldValue {
  const value = row[`f_${field.id}`]
  if (field.type !== 'subTable') return fromColumn(storageOf(field), value)
  if (value === null || value === undefined) return null
  return (value as Record<string, unknown>[]).map((cells) => ({
    id: cells.id as string,
    ...Object.fromEntries(
      field.fields.map((column) => [column.id, fromJson(storageOf(column), cells[column.id])]),
    ),
  }))
}

/**
 * A record as its reader gets it.
 * @param fields that were selected; the rest is not there at all
 * @param access right by field; absent for the system
 */
export function toRecordView(
  form: LoadedForm,
  row: RecordRow,
  fields: Iterable<Field>,
  access: FieldAccessMap | undefined,
): RecordView {
  const values: RecordValues = {}
  for (const field of fields) {
    const right = access ? access[field.id] : 'edit'
    if (!reaches(right, 'masked')) continue
    const value = readField(field, row)
    values[field.id] = right === 'masked' ? maskValue(field, value) : value
  }
  return {
    id: row.id,
    formId: form.id,
    version: row.version,
    title: recordTitle(form, row.id, (field) => readField(field, row), access),
    values,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    ownerDepartmentId: row.owner_department_id,
    flowState: row.flow_state,
    flowInstanceId: row.flow_instance_id,
  }
}
