import { runTransaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { createContext, type OperationContext, retryLocked } from '../operation/index.ts'
import type { JobContext } from './define-job.ts'

/**
 * Runs `work` of a job in a transaction of the schema owner, who may change form tables, as the member who asked for the job.
 * @throws tableBusy when somebody held a table all the time; what `work` throws
 */
export async function transactSchema<Result>(
  job: JobContext,
  work: (context: OperationContext) => Promise<Result>,
): Promise<Result> {
  const { services, tenantId } = job
  const actor = await job.transact(async (context) => context.actor)
  let done: (() => void) | undefined
  const result = await retryLocked((lockTimeout) =>
    runTransaction(services.pools.owner, { tenantId, lockTimeout }, async (transaction) => {
      const origin = { requestId: newId(), locale: 'zh' as const }
      const managed = createContext({ services, transaction, actor, operationId: 'job', origin })
      done = managed.committed
      const value = await work(managed.context)
      await managed.flush()
      return value
    }),
  )
  done?.()
  return result
}
