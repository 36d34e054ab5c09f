import { newId } from '../../kernel/index.ts'
import { actorId, type OperationContext } from '../operation/index.ts'
import type { VisibleJob } from './define-visible-job.ts'

/**
 * Queues a job its starter can watch and cancel, in the running transaction: it exists exactly when that commits.
 * @param start.title what the owner reads in the list of jobs, e.g. the file's name
 * @returns id for `job.get` and the live event `job.progress`
 */
export async function startVisibleJob<Input>(
  context: OperationContext,
  job: VisibleJob<Input>,
  start: { title: string; input: Input },
): Promise<string> {
  const id = newId()
  await context.db
    .insertInto('job')
    .values({
      tenant_id: context.tenantId,
      id,
      kind: job.name,
      title: start.title.slice(0, 200),
      input: JSON.stringify(start.input),
      state: 'queued',
      processed: 0,
      attempts: 0,
      created_by: actorId(context.actor),
      created_at: context.clock.now(),
    } as never)
    .execute()
  context.enqueue(job, { jobId: id })
  return id
}
