import type { QueryResultRow } from 'pg'
import { runTransaction } from '../../../database/index.ts'
import type { TestHouse } from '../../../testing/test-house.ts'

/** Rows of a tenant's tables, as a test looks at them. */
export async function readRows<Row extends QueryResultRow>(
  { house, tenantId }: TestHouse,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const { rows } = await runTransaction(house.services.pools.server, { tenantId }, (transaction) =>
    transaction.query<Row>(sql, values),
  )
  return rows
}
