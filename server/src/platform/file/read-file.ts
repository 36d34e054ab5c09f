import { isUuid, notFound } from '../../kernel/index.ts'
import { type Actor, actorKey, isNarrowed, type OperationContext } from '../operation/index.ts'
import { findFile, type StoredFile } from './store-file.ts'

/** A record that holds a file in one of its fields. */
export interface FileUse {
  formId: string
  recordId: string
  fieldId: string
}

/** Tells whether the actor may read that field of that record; the form engine knows. */
export type FileUseReader = (context: OperationContext, use: FileUse) => Promise<boolean>

/** Uses that are asked for one download; a file held by more records is rare, and any one is enough. */
const askedUses = 20

/**
 * Finds a file that the actor may read: their own upload, or one held by a record whose field they may read (P6.4).
 * @throws notFound otherwise, the same for "is not there" and "may not"
 */
export async function readFile(context: OperationContext, fileId: string): Promise<StoredFile> {
  const file = isUuid(fileId) ? await findFile(context.transaction, fileId) : undefined
  if (file && (await mayReadFile(context, file))) return file
  throw notFound({ zh: '文件', en: 'file' })
}

/** Whether somebody uploaded a file themselves; of a program that may not do all its member may, only what it did itself. */
export function isOwnUpload(
  actor: Extract<Actor, { kind: 'member' }>,
  { uploadedBy, uploadedKey }: Pick<StoredFile, 'uploadedBy' | 'uploadedKey'>,
): boolean {
  const key = actorKey(actor)
  return uploadedBy === actor.memberId && (!key || !isNarrowed(key) || uploadedKey === key.id)
}

/** Whether the actor may read a file: their own upload, or one that a record they may read holds. */
export async function mayReadFile(
  context: OperationContext,
  file: Pick<StoredFile, 'id' | 'uploadedBy' | 'uploadedKey'>,
): Promise<boolean> {
  const { actor } = context
  if (actor.kind === 'system') return true
  if (actor.kind !== 'member') return false
  if (isOwnUpload(actor, file)) return true
  const uses = await context.db
    .selectFrom('file_use')
    .select(['form_id as formId', 'record_id as recordId', 'field_id as fieldId'])
    .where('tenant_id', '=', context.tenantId)
    .where('file_id', '=', file.id)
    .limit(askedUses)
    .execute()
  for (const use of uses) if (await context.services.fileUseReader(context, use)) return true
  return false
}
