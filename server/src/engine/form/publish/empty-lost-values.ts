import type { FieldValue, RecordValues } from '@sluice/contract'
import { newId } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { type RecordRow, recordBefore, recordColumns } from '../record/record-row.ts'
import { writeStages } from '../record/write-stages.ts'
import { storageOf } from '../storage.ts'
import { fieldColumn } from '../table-name.ts'
import { conversionWay } from './convert.ts'
import type { Conversion } from './plan-changes.ts'
import { requireLosable } from './require-losable.ts'
import { tableOf } from './table-of.ts'

/** Records emptied at once. */
const batch = 1000

/**
 * Empties what a conversion cannot keep, before it converts: an ordinary write of the record, which hooks and subscribers
 * hear, with the old values in its history, so that nothing is lost silently. Records in the bin lose theirs untold.
 * @throws recordDecided; what a hook throws
 */
export async function emptyLostValues(
  context: OperationContext,
  form: LoadedForm,
  change: Conversion,
): Promise<void> {
  const { table, recordId } = tableOf(form, change)
  const column = fieldColumn(change.field.id)
  const isLost = `${column} is not null and (${conversionWay(form, change)!.sql}) is null`
  await requireLosable(context, form, `select ${recordId} from ${table} where ${isLost}`)
  const lost: LostValues = { change, table, recordId, column, isLost }
  for (const place of [form.layout.living, form.layout.binned]) {
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const { rows } = await context.transaction.query<RecordRow>(
        `select ${recordColumns(form, form.fields.values())} from ${form.layout.from}
         where ${place} and r.id > $1 and r.id in (select ${recordId} from ${table} where ${isLost})
         order by r.id limit ${batch}`,
        [after],
      )
      if (rows.length === 0) break
      after = rows.at(-1)!.id
      const store = () => empty(context, form, rows, lost)
      if (place === form.layout.binned) await store()
      else await writeStages(context, await writeOf(context, form, rows, lost), { store })
    }
  }
}

interface LostValues {
  change: Conversion
  table: string
  /** Column that names the record. */
  recordId: string
  column: string
  /** SQL: the value in a row of the table does not convert. */
  isLost: string
}

async function writeOf(
  context: OperationContext,
  form: LoadedForm,
  rows: readonly RecordRow[],
  lost: LostValues,
) {
  const { parent, field } = lost.change
  const emptied = parent ? await lostRows(context, rows, lost) : undefined
  const written = rows.map((row) => {
    const before = recordBefore(form, row)
    const values: RecordValues =
      parent && emptied
        ? { [parent.id]: rowsWithout(before.valueOf(parent.id), field.id, emptied) }
        : { [field.id]: null }
    return { id: row.id, values, before }
  })
  return { form, act: 'update' as const, rows: written, vouched: false, imported: false }
}

/** Ids of the rows of a sub-table that lose a value. */
async function lostRows(
  { transaction }: OperationContext,
  rows: readonly RecordRow[],
  { table, isLost }: LostValues,
): Promise<ReadonlySet<string>> {
  const found = await transaction.query<{ id: string }>(
    `select id from ${table} where record_id = any($1::uuid[]) and ${isLost}`,
    [rows.map(({ id }) => id)],
  )
  return new Set(found.rows.map(({ id }) => id))
}

function rowsWithout(rows: FieldValue, columnId: string, emptied: ReadonlySet<string>): FieldValue {
  if (!Array.isArray(rows)) return rows
  return (rows as { id: string }[]).map((row) =>
    emptied.has(row.id) ? { ...row, [columnId]: null } : row,
  ) as FieldValue
}

async function empty(
  { transaction, tenantId, clock, actor }: OperationContext,
  form: LoadedForm,
  rows: readonly RecordRow[],
  { change, table, recordId, column, isLost }: LostValues,
): Promise<void> {
  const { parent, before, field } = change
  const money = storageOf(before) === 'money' ? `(${column}::numeric / 100)` : column
  const gone = `${recordId} = any($6::uuid[]) and ${isLost}`
  await transaction.query(
    `with lost as (
       select ${recordId} as record_id, json_agg(${money}) as old from ${table} where ${gone} group by 1
     ), emptied as (
       ${parent ? `update ${table} set ${column} = null where ${gone}` : 'select'}
     ), changed as (
       update ${form.layout.table} r set version = version + 1${parent ? '' : `, ${column} = null`}
       from lost l where r.id = l.record_id
       returning r.id, r.version, l.old
     )
     insert into record_history (tenant_id, id, created_at, form_id, record_id, version, actor_id, kind, changes)
     select $1, h.id, $2, $3, c.id, version, $4, 'updated',
       jsonb_build_object($5::text, jsonb_build_array(${parent ? 'old' : 'old -> 0'}, null))
     from changed c join unnest($6::uuid[], $7::uuid[]) as h (record_id, id) on h.record_id = c.id`,
    [
      tenantId,
      clock.now().toISOString(),
      form.id,
      actorId(actor),
      parent?.id ?? field.id,
      rows.map(({ id }) => id),
      // What happened in one moment is told in the order it happened.
      rows.map(() => newId()),
    ],
  )
}
