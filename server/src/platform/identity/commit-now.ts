import type { Transaction } from '../../database/index.ts'

/**
 * Makes what was done so far final and goes on in a new transaction of the same connection, as the server's own role.
 * For facts that must stand even when the rest is refused: a used-up login attempt.
 */
export async function commitNow(transaction: Transaction): Promise<void> {
  await transaction.client.query('commit; begin')
  await transaction.query(`select set_config('sluice.tenant_id', $1, true)`, [transaction.tenantId ?? ''])
}
