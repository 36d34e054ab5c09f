import type { RecordValues } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { newParameters } from '../access/row-scope.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { searchTextOf } from '../search-text.ts'
import { isSearchable, storageOf, toColumn } from '../storage.ts'
import { insertSubRows } from './insert-sub-rows.ts'
import { type RecordRow, readField } from './record-row.ts'

/**
 * Writes changed values of a locked record and raises its version; all statements leave at once.
 * @param row the record as it was locked, whole
 */
export async function writeRecord(
  context: OperationContext,
  form: LoadedForm,
  row: RecordRow,
  values: RecordValues,
): Promise<void> {
  const parameters = newParameters([row.id])
  const now = context.clock.now().toISOString()
  const sets = [
    'version = version + 1',
    `updated_at = ${parameters.add(now)}`,
    `updated_by = ${parameters.add(actorId(context.actor))}`,
  ]
  const replaced: Promise<void>[] = []
  for (const [fieldId, value] of Object.entries(values)) {
    const field = form.fields.get(fieldId)!
    if (!hasRows(field)) {
      sets.push(`${form.layout.columnName(fieldId)} = ${parameters.add(toColumn(storageOf(field), value))}`)
    }
  }
  if (Object.keys(values).some((id) => isSearchable(form.fields.get(id)!))) {
    sets.push(`search = ${parameters.add(await searchTextAfter(context, form, row, values))}`)
  }
  const update = context.transaction.query(
    `update ${form.layout.table} set ${sets.join(', ')} where id = $1`,
    parameters.values,
  )
  for (const fieldId of Object.keys(values)) {
    const field = form.fields.get(fieldId)!
    if (!hasRows(field)) continue
    const table = form.layout.rows(fieldId)
    const removed = context.transaction.query(`delete from ${table} where record_id = $1`, [row.id])
    replaced.push(removed.then(() => undefined))
    replaced.push(insertSubRows(context, form, field, [{ id: row.id, values }]))
  }
  await Promise.all([update, ...replaced])
}

/** The search text of the whole record, archived fields included. */
async function searchTextAfter(
  context: OperationContext,
  form: LoadedForm,
  row: RecordRow,
  values: RecordValues,
): Promise<string> {
  const all: RecordValues = {}
  for (const field of form.fields.values()) if (isSearchable(field)) all[field.id] = readField(field, row)
  const archived = Object.values(form.storedFields).filter(
    (field) => isSearchable(field) && !form.fields.has(field.id),
  )
  if (archived.length > 0) {
    const columns = archived.map(({ id }) => form.layout.column(id)).join(', ')
    const { rows } = await context.transaction.query<RecordRow>(
      `select ${columns} from ${form.layout.from} where r.id = $1`,
      [row.id],
    )
    for (const field of archived) all[field.id] = readField(field, rows[0]!)
  }
  return searchTextOf(form.storedFields, { ...all, ...values })
}
