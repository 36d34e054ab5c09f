import type { Field, FieldValue, RecordValues, RecordView, ScalarValue } from '@sluice/contract'
import { hasRows, type RowsField } from '@sluice/form'
import { type FieldAccessMap, reaches } from '../access/form-access.ts'
import { computedPlanOf } from '../computed/plan.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { fromColumn, fromJson, storageOf } from '../storage.ts'
import { isPerReader } from '../system/offered.ts'
import { maskValue } from './mask-value.ts'
import type { RecordBefore } from './record-hook.ts'
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

/** Select list for records over alias `r`; rows of sub-tables come along as JSON, and what texts per reader are made of. */
export function recordColumns(form: LoadedForm, fields: Iterable<Field>): string {
  const columns = [form.layout.systemColumns]
  const selected = withRead(form, fields)
  if (selected.some(({ id }) => isPerReader(form, id))) columns.push('r.facts')
  for (const field of selected) {
    const column = form.layout.columnName(field.id)
    columns.push(hasRows(field) ? `${subTableRows(form, field)} as ${column}` : `r.${column}`)
  }
  return columns.join(', ')
}

/** What is computed when it is read needs what it reads. */
function withRead(form: LoadedForm, fields: Iterable<Field>): Field[] {
  const selected = new Set(fields)
  const { moving } = computedPlanOf(form)
  for (const { field, reads } of moving.toReversed()) {
    if (!selected.has(field as Field)) continue
    for (const id of reads) {
      const read = form.fields.get(id)
      if (read) selected.add(read)
    }
  }
  return [...selected]
}

function subTableRows(form: LoadedForm, field: RowsField): string {
  const cells = field.fields.map(({ id }) => `${form.layout.rowColumn(id)} as "${id}"`)
  // A name that no field id can have: a column of the same name would be meant instead of the row.
  return `(select json_agg(row_to_json("#row") order by "#row".position) from (
    select s.id, s.position, ${cells.join(', ')} from ${form.layout.rows(field.id)} s
    where s.record_id = r.id) "#row")`
}

/** Value of a field in a row, as it travels on the wire. */
export function readField(field: Field, row: RecordRow): FieldValue {
  return fieldReader(field)(row)
}

/** A locked record as hooks see it. */
export function recordBefore(form: LoadedForm, row: RecordRow): RecordBefore {
  return {
    flowState: row.flow_state,
    flowInstanceId: row.flow_instance_id,
    valueOf: (fieldId) => {
      const field = form.fields.get(fieldId)
      return field ? readField(field, row) : null
    },
  }
}

type FieldReader = (row: RecordRow) => FieldValue

const readers = new WeakMap<Field, FieldReader>()

/** How a field is read from a row; worked out once per field. */
function fieldReader(field: Field): FieldReader {
  let reader = readers.get(field)
  if (!reader) {
    reader = makeReader(field)
    readers.set(field, reader)
  }
  return reader
}

function makeReader(field: Field): FieldReader {
  const column = `f_${field.id}`
  if (hasRows(field)) {
    const cells = field.fields.map(({ id }, index) => ({ id, storage: storageOf(field.fields[index]!) }))
    return (row) => {
      const rows = row[column] as Record<string, unknown>[] | null | undefined
      if (!rows) return null
      return rows.map((given) => {
        const read: Record<string, ScalarValue> = { id: given.id as string }
        for (const { id, storage } of cells) read[id] = fromJson(storage, given[id])
        return read
      })
    }
  }
  const storage = storageOf(field)
  if (storage === 'money') return (row) => fromColumn(storage, row[column])
  return (row) => (row[column] ?? null) as FieldValue
}

/** Turns rows into records as one reader gets them. */
export type RecordReader = (row: RecordRow) => RecordView

/**
 * Prepares to read many rows alike.
 * @param fields that were selected; the rest is not there at all
 * @param access right by field; absent for the system
 */
export function recordReader(
  form: LoadedForm,
  fields: Iterable<Field>,
  access: FieldAccessMap | undefined,
): RecordReader {
  const visible = [...fields].flatMap((field) => {
    const right = access ? access[field.id] : 'edit'
    if (!reaches(right, 'masked')) return []
    const read = fieldReader(field)
    const shown: FieldReader = right === 'masked' ? (row) => maskValue(field, read(row)) : read
    return [{ id: field.id, read: shown }]
  })
  return (row) => {
    const values: RecordValues = {}
    for (const { id, read } of visible) values[id] = read(row)
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
}

/** One row as its reader gets it. */
export function toRecordView(
  form: LoadedForm,
  row: RecordRow,
  fields: Iterable<Field>,
  access: FieldAccessMap | undefined,
): RecordView {
  return recordReader(form, fields, access)(row)
}
