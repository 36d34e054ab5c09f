import { enterTenant, type Transaction } from '../../database/index.ts'

/** Runs `work` with the rows of a tenant that the transaction was not opened for, then goes back to its own. */
export async function inTenant<Result>(
  transaction: Transaction,
  tenantId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await enterTenant(transaction, tenantId)
  const result = await work()
  await transaction.query(`select set_config('sluice.tenant_id', $1, true)`, [transaction.tenantId ?? ''])
  return result
}
