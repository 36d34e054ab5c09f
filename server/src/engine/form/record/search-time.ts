import type { OperationContext } from '../../../platform/operation/index.ts'
import { searchTooLong } from '../errors.ts'

/** Milliseconds a statement of a search may take; whoever waits has gone on typing by then. */
const longestSearch = 4_000

/** Does what a search asks the database for, within the time of one. @throws searchTooLong */
export async function withinSearchTime<Result>(
  { transaction }: OperationContext,
  search: string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!search?.trim()) return work()
  await transaction.query(`set local statement_timeout = ${longestSearch}`)
  return work().catch((error: unknown) => {
    throw (error as { code?: string }).code === '57014' ? searchTooLong() : error
  })
}
