import { newId } from '../../kernel/index.ts'
import { actorId, actorName } from './actor.ts'
import type { OperationContext } from './context.ts'
import type { SluiceOperation } from './define-operation.ts'

const detailLimit = 4000

/** Writes who did what to the audit log, in the transaction of the act itself (P5.5). */
export async function writeAudit(
  context: OperationContext,
  operation: SluiceOperation,
  input: unknown,
  output: unknown,
  outcome: 'done' | 'refused' = 'done',
): Promise<void> {
  if (operation.audit === false || !context.transaction.tenantId) return
  const target = outcome === 'done' ? operation.audit(input as never, output as never) : undefined
  await context.transaction.query(
    `insert into audit_log (tenant_id, id, created_at, actor_id, actor_name, operation, outcome, target_type, target_id,
       target_name, ip, request_id, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      context.tenantId,
      newId(),
      context.clock.now(),
      actorId(context.actor),
      actorName(context.actor),
      operation.id,
      outcome,
      target?.type ?? null,
      target?.id ?? null,
      target?.name ?? null,
      context.origin.ip ?? null,
      context.origin.requestId,
      describeInput(operation, input),
    ],
    'audit-write',
  )
}

function describeInput(operation: SluiceOperation, input: unknown): string | null {
  const shown = { ...(input as Record<string, unknown>) }
  for (const field of operation.secretFields) delete shown[field]
  const text = JSON.stringify(shown)
  return text.length > detailLimit ? JSON.stringify({ truncated: text.slice(0, detailLimit) }) : text
}
