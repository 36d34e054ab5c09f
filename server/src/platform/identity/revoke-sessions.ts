import type { OperationContext } from '../operation/index.ts'
import { announceSessionChange } from './session-source.ts'

/** Ends all sessions of an account except one. @returns how many ended */
export async function revokeSessions(
  context: OperationContext,
  accountId: string,
  exceptSessionId?: string,
): Promise<number> {
  const { rowCount } = await context.transaction.query(
    'update session set revoked_at = $2 where account_id = $1 and revoked_at is null and id is distinct from $3',
    [accountId, context.clock.now(), exceptSessionId ?? null],
  )
  announceSessionChange(context, accountId)
  return rowCount ?? 0
}

/** Ends the sessions of an account that are in the context's tenant; those in other tenants stay. */
export async function revokeTenantSessions(context: OperationContext, accountId: string): Promise<void> {
  await context.transaction.query(
    'update session set revoked_at = $3 where account_id = $1 and active_tenant_id = $2 and revoked_at is null',
    [accountId, context.tenantId, context.clock.now()],
  )
  announceSessionChange(context, accountId)
}

/** Takes somebody who left out of the context's tenant; they stay signed in, and choose another workspace. */
export async function closeTenantInSessions(context: OperationContext, accountId: string): Promise<void> {
  await context.transaction.query(
    `update session set active_tenant_id = null, active_member_id = null
     where account_id = $1 and active_tenant_id = $2 and revoked_at is null`,
    [accountId, context.tenantId],
  )
  announceSessionChange(context, accountId)
}
