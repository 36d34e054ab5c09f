import { attachFiles } from '../../../platform/file/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { noSuchRecord } from './read-record.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'

/**
 * Erases those records that are in the recycle bin, with their rows and files; their history stays as evidence.
 * @throws notFound when none of them is in the recycle bin of this form
 */
export async function purgeRecords(
  context: OperationContext,
  form: LoadedForm,
  recordIds: readonly string[],
): Promise<number> {
  const { rows } = await context.transaction.query<{ id: string }>(
    `delete from ${form.table} where id = any($1::uuid[]) and deleted_at is not null returning id`,
    [[...new Set(recordIds)]],
  )
  if (rows.length === 0) throw noSuchRecord(context)
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
