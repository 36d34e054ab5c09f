import type { FieldValue, RecordValues } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import { isUuid } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type ImportedIds, packageBroken } from '../../package/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { searchTextOf } from '../search-text.ts'
import type { AnyField } from '../server-part.ts'
import { castType, type PlainField, storageOf, toColumn } from '../storage.ts'
import { insertAllSubRows } from './insert-sub-rows.ts'
import type { PackagedRecord } from './packaged-record.ts'
import { writeStages } from './write-stages.ts'

/** Characters of a text that is imported at most. */
const longestText = 200_000
/** Parts of a list, and rows of a sub-table, at most. */
const longestList = 1000

/**
 * Inserts records as a package has them, with their numbers, times and authors. Their values are what somebody entered
 * under rules that may have changed since: they have to fit the columns, not today's rules. What they name is one of the
 * package, or was chosen for it; else the place is empty.
 * @param records ids renamed
 * @throws packageBroken naming form and field
 */
export async function insertPackagedRecords(
  context: OperationContext,
  form: LoadedForm,
  records: readonly PackagedRecord[],
  ids: ImportedIds,
): Promise<void> {
  const rows = records.map(({ id, values }) => ({ id, values: readValues(form, values, ids) }))
  const write = { form, act: 'create' as const, rows, vouched: true, imported: true }
  await writeStages(context, write, {
    store: async () => {
      await insertRows(context, form, records, rows, ids)
      await insertAllSubRows(context, form, rows)
    },
  })
}

function readValues(form: LoadedForm, given: Record<string, unknown>, ids: ImportedIds): RecordValues {
  const values: RecordValues = {}
  for (const field of form.definition.fields) {
    const broken = () => packageBroken({ where: `${form.name}: ${field.name}` })
    const value = given[field.id]
    if (!hasRows(field)) {
      values[field.id] = readValue(field, value, ids, broken)
      continue
    }
    if (value === undefined || value === null) {
      values[field.id] = null
      continue
    }
    if (!Array.isArray(value) || value.length > longestList) throw broken()
    values[field.id] = value.map((row: unknown) => {
      if (typeof row !== 'object' || row === null) throw broken()
      const cells = row as Record<string, unknown>
      return Object.fromEntries(
        field.fields.map((column) => [column.id, readValue(column, cells[column.id], ids, broken)]),
      )
    }) as FieldValue
  }
  return values
}

/** A value that its column takes. */
function readValue(
  field: AnyField,
  value: unknown,
  ids: ImportedIds,
  broken: () => Error,
): Exclude<FieldValue, undefined> & (string | number | boolean | string[] | null) {
  if (value === undefined || value === null) return null
  const text = (given: unknown): string => {
    if (typeof given !== 'string' || given.length > longestText) throw broken()
    return given
  }
  const list = (given: unknown): string[] => {
    if (!Array.isArray(given) || given.length > longestList) throw broken()
    return given.map(text)
  }
  switch (storageOf(field)) {
    case 'text':
    case 'html':
    case 'date':
    case 'timestamp':
      return text(value)
    case 'numeric':
    case 'money':
      if (typeof value !== 'number') throw broken()
      return value
    case 'boolean':
      if (typeof value !== 'boolean') throw broken()
      return value
    case 'texts':
      return list(value)
    case 'id':
      return known(text(value), ids)
    case 'ids':
      return orNone(list(value).filter((id) => known(id, ids) !== null))
    case 'rows':
      throw broken()
  }
}

function known(id: string, ids: ImportedIds): string | null {
  return isUuid(id) && ids.isKnown(id) ? id : null
}

function orNone(list: string[]): string[] | null {
  return list.length === 0 ? null : list
}

async function insertRows(
  { transaction }: OperationContext,
  form: LoadedForm,
  records: readonly PackagedRecord[],
  rows: readonly { id: string; values: RecordValues }[],
  ids: ImportedIds,
): Promise<void> {
  const fields = form.definition.fields.filter((field): field is PlainField => !hasRows(field))
  const cells = records.map((record, index) => {
    const { values } = rows[index]!
    return {
      $id: record.id,
      $created_at: record.createdAt,
      $created_by: record.createdBy && known(record.createdBy, ids),
      $updated_at: record.updatedAt,
      $updated_by: record.updatedBy && known(record.updatedBy, ids),
      $department: record.ownerDepartmentId && known(record.ownerDepartmentId, ids),
      $search: searchTextOf(form.storedFields, values),
      ...storedCells(fields, values),
    }
  })
  const names = fields.map(({ id }) => form.layout.columnName(id))
  await transaction.query(
    `insert into ${form.layout.table} (${['id, created_at, created_by, updated_at, updated_by, owner_department_id, search', ...names].join(', ')})
     select ${['e."$id", e."$created_at", e."$created_by", e."$updated_at", e."$updated_by", e."$department", e."$search"', ...fields.map(({ id }) => `e."${id}"`)].join(', ')}
     from jsonb_to_recordset($1::jsonb) as e (${[
       '"$id" uuid, "$created_at" timestamptz, "$created_by" uuid, "$updated_at" timestamptz, "$updated_by" uuid',
       '"$department" uuid, "$search" text',
       ...fields.map(columnOf),
     ].join(', ')})`,
    [JSON.stringify(cells)],
  )
}

function storedCells(fields: readonly AnyField[], values: RecordValues): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.id, toColumn(storageOf(field), values[field.id])]))
}

function columnOf(field: AnyField): string {
  const storage = storageOf(field)
  if (storage === 'rows') throw new Error('Rows of a sub-table lie in a table of their own')
  return `"${field.id}" ${castType(storage)}`
}
