import type { RecordValues } from '@sluice/contract'
import { hasRows, type RowsField, type SubTableRow } from '@sluice/form'
import { newId } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { castType, storageOf, toColumn } from '../storage.ts'

/** A record whose sub-tables are written. */
interface RowsOwner {
  id: string
  values: RecordValues
}

/** Adds the rows of all sub-tables of records, one statement for each sub-table; all leave at once. Gives each row its id. */
export async function insertAllSubRows(
  context: OperationContext,
  form: LoadedForm,
  records: readonly RowsOwner[],
): Promise<void> {
  await Promise.all(
    form.definition.fields
      .filter((field) => hasRows(field))
      .map((field) => insertSubRows(context, form, field, records)),
  )
}

/** Adds the rows of one sub-table of records, whatever their number, in one statement. Gives each row its id. */
export async function insertSubRows(
  { transaction }: OperationContext,
  form: LoadedForm,
  field: RowsField,
  records: readonly RowsOwner[],
): Promise<void> {
  const cells = records.flatMap(({ id, values }) =>
    ((values[field.id] ?? []) as SubTableRow[]).map((row, position) => {
      row.id = typeof row.id === 'string' ? row.id : newId()
      const stored = field.fields.map((column) => [column.id, toColumn(storageOf(column), row[column.id])])
      return { $id: row.id, $record: id, $position: position, ...Object.fromEntries(stored) }
    }),
  )
  if (cells.length === 0) return
  const types = field.fields.map((column) => {
    const storage = storageOf(column)
    if (storage === 'rows') throw new Error('A sub-table holds no sub-table')
    return `"${column.id}" ${castType(storage)}`
  })
  const names = ['id', 'record_id', 'position', ...field.fields.map(({ id }) => form.layout.columnName(id))]
  const given = ['$id', '$record', '$position', ...field.fields.map(({ id }) => id)]
  await transaction.query(
    `insert into ${form.layout.rows(field.id)} (${names.join(', ')})
     select ${given.map((name) => `e."${name}"`).join(', ')}
     from jsonb_to_recordset($1::jsonb) as e (${['"$id" uuid, "$record" uuid, "$position" integer', ...types].join(', ')})`,
    [JSON.stringify(cells)],
  )
}
