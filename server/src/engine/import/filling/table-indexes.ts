import { runTransaction, type Transaction } from '../../../database/index.ts'
import type { Services } from '../../../platform/operation/index.ts'
import { formIndexes, type LoadedForm } from '../../form/index.ts'

/**
 * Drops the indexes of a form's table that is still empty: filling it first and indexing it afterwards is several times
 * quicker. Unique indexes stay, they guard. `settleTable` makes them again.
 * @returns false when the table has records, or somebody holds it
 */
export async function setIndexesAside(services: Services, form: LoadedForm): Promise<boolean> {
  const {
    tenantId,
    layout: { table },
  } = form
  try {
    return await runTransaction(services.pools.owner, { tenantId }, async (transaction) => {
      await transaction.query(`set local lock_timeout = '2s'`)
      await transaction.query(`lock table ${table} in access exclusive mode`)
      const { rows } = await transaction.query(`select from ${table} limit 1`)
      if (rows.length > 0) return false
      const schema = table.split('.')[0]!
      for (const { name, sql } of formIndexes(form)) {
        if (!/^create unique /i.test(sql)) await transaction.query(`drop index if exists ${schema}.${name}`)
      }
      return true
    })
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') return false
    throw error
  }
}

/**
 * Makes the indexes a form's table misses, and tells the planner what it holds now. Safe to repeat; readers are never
 * kept waiting, writers for one index at a time.
 */
export async function settleTable(services: Services, form: LoadedForm): Promise<void> {
  const missing = await asOwner(services, form, async (transaction) => {
    const schema = form.layout.table.split('.')[0]!.replaceAll('"', '')
    const { rows } = await transaction.query<{ name: string }>(
      'select indexname as name from pg_indexes where schemaname = $1',
      [schema],
    )
    const present = new Set(rows.map(({ name }) => name))
    return formIndexes(form).filter(({ name }) => !present.has(name))
  })
  for (const { sql } of missing) {
    await asOwner(services, form, (transaction) =>
      transaction.query(sql.replace(/^create (unique )?index /i, 'create $1index if not exists ')),
    )
  }
  await asOwner(services, form, (transaction) => transaction.query(`analyze ${form.layout.table}`))
}

function asOwner<Result>(
  { pools }: Services,
  { tenantId }: LoadedForm,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return runTransaction(pools.owner, { tenantId }, async (transaction) => {
    await transaction.query('set local statement_timeout = 0')
    return work(transaction)
  })
}
