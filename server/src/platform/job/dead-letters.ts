import { notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** What a dead letter is called where it is not found. */
const words = { zh: '未送达事件', en: 'undelivered event' }

/** Takes up again what was tried too often, from the beginning. @throws notFound */
export async function retryDeadLetter(
  { transaction, tenantId, clock }: OperationContext,
  id: string,
): Promise<void> {
  const { rowCount } = await transaction.query(
    `update outbox set available_at = $3, attempts = 0
     where tenant_id = $1 and id = $2 and available_at = 'infinity'`,
    [tenantId, id, clock.now()],
  )
  if (!rowCount) throw notFound(words)
}

/** Gives up what was tried too often. @throws notFound */
export async function discardDeadLetter(
  { transaction, tenantId }: OperationContext,
  id: string,
): Promise<void> {
  const { rowCount } = await transaction.query(
    `delete from outbox where tenant_id = $1 and id = $2 and available_at = 'infinity'`,
    [tenantId, id],
  )
  if (!rowCount) throw notFound(words)
}
