import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { noSuchRecord } from './read-record.ts'
import { type RecordRow, recordBefore, recordColumns } from './record-row.ts'
import { requireChangeable } from './require-changeable.ts'
import { writeStages } from './write-stages.ts'

/**
 * Erases those records that are in the recycle bin, with their rows and files; their history stays as evidence.
 * @throws notFound when none of them is in the recycle bin of this form; recordInFlow, recordDecided
 */
export async function purgeRecords(
  context: OperationContext,
  form: LoadedForm,
  recordIds: readonly string[],
): Promise<number> {
  const { rows } = await context.transaction.query<RecordRow>(
    `select ${recordColumns(form, form.fields.values())} from ${form.layout.from}
     where r.id = any($1::uuid[]) and r.deleted_at is not null order by r.id for update of r`,
    [[...new Set(recordIds)]],
  )
  if (rows.length === 0) throw noSuchRecord()
  await requireChangeable(context, form, rows)
  const write = {
    form,
    act: 'purge' as const,
    rows: rows.map((row) => ({ id: row.id, values: {}, before: recordBefore(form, row) })),
    vouched: false,
    imported: false,
  }
  const ids = rows.map(({ id }) => id)
  await writeStages(context, write, {
    store: () =>
      context.transaction.query(`delete from ${form.layout.table} where id = any($1::uuid[])`, [ids]),
  })
  return rows.length
}
