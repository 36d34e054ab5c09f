import { runTransaction, type Transaction } from '../../database/index.ts'
import { defineError } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'
import { tenantStorage } from './settings.ts'

export const storageFull = defineError('file.storage_full', 413, {
  zh: '贵公司的文件空间不够：已用 {used} GB，共 {limit} GB。请删除不再需要的附件，或请管理员扩大空间。',
  en: 'The files of your company need more room than there is: {used} of {limit} GB are used. Delete attachments that are not needed, or ask the operator for more.',
})

/** Bytes that files of a tenant may have together, and how many of them are left. */
export interface Room {
  limit: number
  left: number
}

/** How much a tenant may still store. */
export async function roomOf(services: Services, tenantId: string): Promise<Room> {
  const { pools } = services
  const used = await runTransaction(
    pools.server,
    { tenantId, asTenantRole: true, readOnly: true },
    storedBytes,
  )
  const limit = await storageLimit(services)
  return { limit, left: limit - used }
}

/**
 * Refuses, in the transaction that stores a file, what went beyond the room while its bytes came in.
 * @throws storageFull
 */
export async function requireRoom(services: Services, transaction: Transaction): Promise<void> {
  const used = await storedBytes(transaction)
  const limit = await storageLimit(services)
  if (used > limit) throw noRoom(limit, used)
}

/** The refusal of a file for which there is no room. */
export function noRoom(limit: number, used: number) {
  return storageFull({ used: gigabytes(Math.min(used, limit)), limit: gigabytes(limit) })
}

async function storageLimit({ settings }: Services): Promise<number> {
  return (await settings.read(tenantStorage)) * 1024 ** 3
}

async function storedBytes(transaction: Transaction): Promise<number> {
  const { rows } = await transaction.query<{ bytes: number }>(
    'select bytes from tenant_storage where tenant_id = $1',
    [transaction.tenantId],
    'tenant-storage',
  )
  return rows[0]?.bytes ?? 0
}

function gigabytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1)
}
