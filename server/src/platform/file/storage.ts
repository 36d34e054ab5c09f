import { runTransaction, type Transaction } from '../../database/index.ts'
import { defineError } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'

export const storageFull = defineError('file.storage_full', 413, {
  zh: '贵公司的文件空间不够：已用 {used} GB，共 {limit} GB。请删除不再需要的附件，或请管理员扩大空间。',
  en: 'The files of your company need more room than there is: {used} of {limit} GB are used. Delete attachments that are not needed, or ask the operator for more.',
})

/** Bytes a tenant may still store. */
export async function roomLeft({ pools, config }: Services, tenantId: string): Promise<number> {
  const used = await runTransaction(
    pools.server,
    { tenantId, asTenantRole: true, readOnly: true },
    storedBytes,
  )
  return config.tenantStorage - used
}

/**
 * Refuses, in the transaction that stores a file, what went beyond the room while its bytes came in.
 * @throws storageFull
 */
export async function requireRoom({ config }: Services, transaction: Transaction): Promise<void> {
  const used = await storedBytes(transaction)
  if (used > config.tenantStorage) throw noRoom(config.tenantStorage, used)
}

/** The refusal of a file for which there is no room. */
export function noRoom(limit: number, used: number) {
  return storageFull({ used: gigabytes(Math.min(used, limit)), limit: gigabytes(limit) })
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
