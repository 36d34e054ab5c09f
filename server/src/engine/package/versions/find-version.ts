import { notFound } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type OpenedPackage, openPackage } from '../open-package.ts'

export interface FoundVersion {
  number: number
  note: string
  opened: OpenedPackage
  hash: string
}

/** One version of an app. @throws notFound */
export async function findVersion(
  context: OperationContext,
  appId: string,
  number: number,
): Promise<FoundVersion> {
  const { rows } = await context.transaction.query<{ note: string; content: string; hash: string }>(
    'select note, content, hash from app_version where tenant_id = $1 and app_id = $2 and number = $3',
    [context.tenantId, appId, number],
    'app-version',
  )
  const [row] = rows
  if (!row) throw notFound({ zh: '版本', en: 'version' })
  const { note, content, hash } = row
  return { number, note, hash, opened: openPackage(context, JSON.parse(content)) }
}
