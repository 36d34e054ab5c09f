import { defineError } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { mayReadFile } from './read-file.ts'
import { oneDay, type StoredFile } from './store-file.ts'

export const fileUnknown = defineError('file.unknown', 400, {
  zh: '附件不存在或已过期，请重新上传。',
  en: 'An attached file does not exist or has expired; upload it again.',
})

/** The files one field of one record holds from now on. */
export interface FieldFiles {
  formId: string
  recordId: string
  fieldId: string
  fileIds: readonly string[]
}

/**
 * Makes a field of a record hold exactly these files, in the transaction of the record's own change. A file that no
 * record holds any more becomes temporary again and goes after a day. One statement each, whatever the number of files.
 * @throws fileUnknown when the actor neither uploaded a file, nor finds it in this record already, nor may read it where
 *   it is (a copied record keeps its files): an id alone, guessed or seen elsewhere, never opens a file through a record
 *   of one's own
 */
export async function attachFiles(context: OperationContext, field: FieldFiles): Promise<void> {
  const fileIds = [...new Set(field.fileIds)]
  const { transaction, tenantId } = context
  if (fileIds.length > 0) await requireOwnFiles(context, field, fileIds)
  const place = [tenantId, field.formId, field.recordId, field.fieldId, fileIds]
  await transaction.query(
    `with gone as (
       delete from file_use
       where tenant_id = $1 and form_id = $2 and record_id = $3 and field_id = $4 and file_id <> all ($5::uuid[])
       returning file_id
     )
     update file set state = 'temporary', expires_at = $6
     where tenant_id = $1 and id in (select file_id from gone)
       and not exists (
         select from file_use as other
         where other.tenant_id = $1 and other.file_id = file.id
           and (other.record_id, other.field_id) <> ($3, $4)
       )`,
    [...place, new Date(context.clock.now().getTime() + oneDay)],
  )
  await transaction.query(
    `insert into file_use (tenant_id, form_id, record_id, field_id, file_id)
     select $1, $2, $3, $4, unnest($5::uuid[])
     on conflict do nothing`,
    place,
  )
  await transaction.query(
    `update file set state = 'attached', expires_at = null
     where tenant_id = $1 and id = any ($2::uuid[]) and state = 'temporary'`,
    [tenantId, fileIds],
  )
}

/** Lets go of every file that these records of a form hold; one that no other record holds goes after a day. */
export async function releaseFiles(
  { transaction, tenantId, clock }: OperationContext,
  formId: string,
  recordIds: readonly string[],
): Promise<void> {
  await transaction.query(
    `with gone as (
       delete from file_use where tenant_id = $1 and form_id = $2 and record_id = any ($3::uuid[])
       returning file_id
     )
     update file set state = 'temporary', expires_at = $4
     where tenant_id = $1 and id in (select file_id from gone)
       and not exists (
         select from file_use as other
         where other.tenant_id = $1 and other.file_id = file.id and other.record_id <> all ($3::uuid[])
       )`,
    [tenantId, formId, recordIds, new Date(clock.now().getTime() + oneDay)],
  )
}

async function requireOwnFiles(
  context: OperationContext,
  field: FieldFiles,
  fileIds: string[],
): Promise<void> {
  const { actor } = context
  const { rows } = await context.transaction.query<
    Pick<StoredFile, 'id' | 'uploadedBy' | 'uploadedKey'> & { held: boolean }
  >(
    `select id, uploaded_by as "uploadedBy", uploaded_key as "uploadedKey", exists (
         select from file_use where tenant_id = $1 and file_id = file.id and record_id = $3
       ) as held
     from file
     where tenant_id = $1 and id = any ($2::uuid[])
     for update`,
    [context.tenantId, fileIds, field.recordId],
  )
  if (rows.length < fileIds.length) throw fileUnknown()
  if (actor.kind !== 'member') return
  for (const file of rows) if (!file.held && !(await mayReadFile(context, file))) throw fileUnknown()
}
