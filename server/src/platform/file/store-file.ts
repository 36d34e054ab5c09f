import type { Readable } from 'node:stream'
import { runTransaction, type Transaction } from '../../database/index.ts'
import { newId, SluiceError } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'
import { cleanFileName, mediaTypeOf } from './file-name.ts'
import { fileSizeLimit, fileTooLarge, type StoredContent, type WrittenContent } from './file-store.ts'
import { noRoom, requireRoom, roomOf } from './storage.ts'

/** A file as its reader knows it. */
export interface StoredFile extends StoredContent {
  name: string
  type: string
  sha256: string
  state: 'temporary' | 'attached'
  uploadedBy: string | null
  uploadedKey: string | null
  createdAt: string
}

export interface NewFile {
  tenantId: string
  /** Member it belongs to: nobody else may read it before a record holds it. */
  ownerId: string | null
  /** The key of the program that uploads it. */
  keyId?: string | undefined
  name: string
  type: string
  source: Readable | AsyncIterable<Buffer>
  /** How long it is kept when no record holds it, in milliseconds; a day unless told otherwise. */
  keepFor?: number
  /** Most bytes it may have. */
  limit?: number
  /** Bytes its sender says it has: refused before they are read when there is no room. */
  expected?: number
}

export const oneDay = 24 * 60 * 60 * 1000

/**
 * Streams a new file to disk and registers it as temporary.
 * @throws fileTooLarge when it has more bytes than the limit, storageFull when the tenant has no room; nothing is left
 *   behind
 */
export async function storeFile(services: Services, file: NewFile): Promise<StoredFile> {
  const id = newId()
  const { tenantId } = file
  const name = cleanFileName(file.name)
  const type = mediaTypeOf(name, file.type)
  const written = await writeContent(services, id, file)
  const now = services.clock.now()
  const row = {
    tenant_id: tenantId,
    id,
    name,
    type,
    size: written.size,
    sha256: written.sha256,
    sealed_key: written.sealedKey,
    state: 'temporary' as const,
    uploaded_by: file.ownerId,
    uploaded_key: file.keyId ?? null,
    created_at: now,
    expires_at: new Date(now.getTime() + (file.keepFor ?? oneDay)),
  }
  try {
    await runTransaction(services.pools.server, { tenantId, asTenantRole: true }, async (transaction) => {
      await transaction.db.insertInto('file').values(row).execute()
      await requireRoom(services, transaction)
    })
  } catch (error) {
    await services.files.remove(tenantId, id)
    throw error
  }
  return {
    ...written,
    tenantId,
    id,
    name,
    type,
    state: 'temporary',
    uploadedBy: file.ownerId,
    uploadedKey: file.keyId ?? null,
    createdAt: now.toISOString(),
  }
}

async function writeContent(services: Services, id: string, file: NewFile): Promise<WrittenContent> {
  const { tenantId, source, limit = fileSizeLimit, expected = 0 } = file
  const room = await roomOf(services, tenantId)
  const full = () => noRoom(room.limit, room.limit - room.left)
  if (room.left <= 0 || expected > room.left) throw full()
  try {
    return await services.files.write(tenantId, id, source, Math.min(limit, room.left))
  } catch (error) {
    const tooLarge = error instanceof SluiceError && error.code === fileTooLarge.code
    throw tooLarge && room.left < limit ? full() : error
  }
}

/** Finds a file of the tenant, whoever may read it; `undefined` when there is none. */
export async function findFile(transaction: Transaction, fileId: string): Promise<StoredFile | undefined> {
  const row = await transaction.db
    .selectFrom('file')
    .selectAll()
    .where('tenant_id', '=', transaction.tenantId!)
    .where('id', '=', fileId)
    .executeTakeFirst()
  return (
    row && {
      tenantId: row.tenant_id,
      id: row.id,
      name: row.name,
      type: row.type,
      size: row.size,
      sha256: row.sha256,
      sealedKey: row.sealed_key,
      state: row.state,
      uploadedBy: row.uploaded_by,
      uploadedKey: row.uploaded_key,
      createdAt: String(row.created_at),
    }
  )
}
