import { attachFiles } from '../../../platform/file/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { noSuchRecord } from './read-record.ts'
import { type RecordRow, recordColumns } from './record-row.ts'
import { requireChangeable, traceInFlow } from './require-changeable.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'

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
  await context.transaction.query(`delete from ${form.layout.table} where id = any($1::uuid[])`, [
    rows.map(({ id }) => id),
  ])
  await traceInFlow(context, rows, 'purge')
  const uses = await context.db
    .selectFrom('file_use')
    .select(['record_id', 'field_id'])
    .distinct()
    .where('tenant_id', '=', context.tenantId)
    .where(
      'record_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  for (const { record_id, field_id } of uses) {
    await attachFiles(context, { formId: form.id, recordId: record_id, fieldId: field_id, fileIds: [] })
  }
  tellRecordsChanged(context, form)
  return rows.length
}
