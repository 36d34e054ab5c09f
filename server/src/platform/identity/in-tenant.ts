import { enterTenant, type Transaction } from '../../database/index.ts'

/** Where a transaction is by now, when that is not where it began. */
const entered = new WeakMap<Transaction, string>()

/** Runs `work` with the rows of a tenant that the transaction was not opened for, then goes back to where it was. */
export async function inTenant<Result>(
  transaction: Transaction,
  tenantId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = entered.get(transaction) ?? transaction.tenantId ?? ''
  await enterTenant(transaction, tenantId)
  entered.set(transaction, tenantId)
  const result = await work()
  await transaction.query(`select set_config('sluice.tenant_id', $1, true)`, [before])
  entered.set(transaction, before)
  return result
}
