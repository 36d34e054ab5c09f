import { isUuid } from '../kernel/index.ts'
import type { Transaction } from './transaction.ts'

/**
 * Gives a transaction that was opened without a tenant (or as the server's own role) the rows of one, until its end.
 * For signing in and for making tenants; everything else is opened for its tenant.
 */
export async function enterTenant(transaction: Transaction, tenantId: string): Promise<void> {
  if (!isUuid(tenantId)) throw new Error(`Not a tenant id: ${tenantId}`)
  await transaction.query(`select set_config('sluice.tenant_id', $1, true)`, [tenantId], 'enter-tenant')
}
