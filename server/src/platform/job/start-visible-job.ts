import { defineError, newId } from '../../kernel/index.ts'
import { actorId, type OperationContext } from '../operation/index.ts'
import type { VisibleJob } from './define-visible-job.ts'
import { ownVisibleJob } from './own-job.ts'

const stillRunning = defineError('job.still_running', 409, {
  zh: '这个任务还在进行，请等它结束或先取消。',
  en: 'This job is still running; wait for its end, or cancel it first.',
})

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

/**
 * Queues a job that has ended once more, for its owner: one that resumes does what it has left.
 * @throws notFound for a job of somebody else or of another kind; stillRunning
 */
export async function restartVisibleJob<Input>(
  context: OperationContext,
  job: VisibleJob<Input>,
  jobId: string,
): Promise<void> {
  await ownVisibleJob(context, job, jobId)
  const { rowCount } = await context.transaction.query(
    `update job set state = 'queued', attempts = 0, result = null, error = null, ended_at = null,
       cancel_requested_at = null
     where tenant_id = $1 and id = $2 and state in ('done', 'failed', 'cancelled')`,
    [context.tenantId, jobId],
  )
  if (rowCount !== 1) throw stillRunning()
  context.enqueue(job, { jobId })
}
