import type { Transaction } from '../../../database/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { type RecordRow, readField } from '../record/record-row.ts'
import { searchTextOf } from '../search-text.ts'
import { isSearchable, storageOf } from '../storage.ts'
import { fieldColumn } from '../table-name.ts'
import type { StoredFields } from '../tables.ts'
import type { SchemaChange } from './plan-changes.ts'

const batchSize = 5000

/** Rows whose search text a change makes wrong, as SQL; undefined for none. */
function staleRows(change: SchemaChange): string | undefined {
  if (change.parent || !isSearchable(change.field)) return undefined
  const column = fieldColumn(change.field.id)
  if (change.kind === 'convert') return `${column} is not null`
  if (change.kind !== 'constraint' || !change.what.includes('choices')) return undefined
  return `${column} is not null`
}

/** Writes the search text anew for records whose texts or labels a publish changed. */
export async function rebuildSearch(
  transaction: Transaction,
  form: LoadedForm,
  stored: StoredFields,
  changes: readonly SchemaChange[],
): Promise<void> {
  const stale = changes.flatMap((change) => staleRows(change) ?? [])
  if (stale.length === 0) return
  const fields = Object.values(stored).filter((field) => isSearchable(field) && storageOf(field) !== 'rows')
  const columns = ['id', 'search', ...fields.map(({ id }) => fieldColumn(id))].join(', ')
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await transaction.query<RecordRow>(
      `select ${columns} from ${form.layout.table} where id > $1 and (${stale.join(' or ')}) order by id limit ${batchSize}`,
      [after],
    )
    if (rows.length === 0) return
    const texts = rows.map((row) =>
      searchTextOf(stored, Object.fromEntries(fields.map((field) => [field.id, readField(field, row)]))),
    )
    const changed = rows.flatMap((row, index) => (texts[index] === row.search ? [] : [index]))
    await transaction.query(
      `update ${form.layout.table} r set search = e.search
       from unnest($1::uuid[], $2::text[]) as e (id, search) where r.id = e.id`,
      [changed.map((index) => rows[index]!.id), changed.map((index) => texts[index])],
    )
    after = rows.at(-1)!.id
  }
}
