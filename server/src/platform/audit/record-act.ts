import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** Something worth a line in a tenant's audit log that no operation inside the tenant writes by itself. */
export interface Act {
  tenantId: string
  actorId: string
  actorName: string
  target?: { type: string; id: string; name: string }
  detail?: Record<string, unknown>
}

/** Writes an act of somebody who was outside the tenant when the call began: signing in, making the tenant. */
export async function recordAct(
  context: OperationContext,
  transaction: Transaction,
  act: Act,
): Promise<void> {
  await transaction.query(
    `insert into audit_log (tenant_id, id, created_at, actor_id, actor_name, operation, outcome, target_type, target_id,
       target_name, ip, request_id, detail)
     values ($1, $2, $3, $4, $5, $6, 'done', $7, $8, $9, $10, $11, $12)`,
    [
      act.tenantId,
      newId(),
      context.clock.now(),
      act.actorId,
      act.actorName,
      context.operationId,
      act.target?.type ?? null,
      act.target?.id ?? null,
      act.target?.name ?? null,
      context.origin.ip ?? null,
      context.origin.requestId,
      act.detail ? JSON.stringify(act.detail) : null,
    ],
    'audit-act',
  )
}
