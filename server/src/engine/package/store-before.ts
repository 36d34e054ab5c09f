import type { ReadFirst } from '../../kernel/index.ts'
import { actorId, type OperationContext } from '../../platform/operation/index.ts'
import type { OpenedPackage } from './open-package.ts'

/**
 * Makes what parts of a package make before the transaction of the import: files, which go after a day when no record
 * holds them.
 * @returns their ids by those of the package
 */
export async function storeBefore(
  read: ReadFirst<OperationContext>,
  { parts }: OpenedPackage,
): Promise<Map<string, string>> {
  const place = await read(async ({ services, tenantId, actor }) => ({
    services,
    tenantId,
    ownerId: actorId(actor),
  }))
  const made = new Map<string, string>()
  for (const { part, content } of parts) {
    for (const [id, own] of (await part.before?.(place, content)) ?? []) made.set(id, own)
  }
  return made
}
