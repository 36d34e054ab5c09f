import { notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { VisibleJob } from './define-visible-job.ts'
import type { JobTable } from './tables.ts'

/** Finds a job of the actor. @throws notFound for a job of somebody else, too */
export async function ownJob(context: OperationContext, jobId: string): Promise<JobTable> {
  const { actor } = context
  let query = context.db
    .selectFrom('job')
    .selectAll()
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', jobId)
  if (actor.kind !== 'system') query = query.where('created_by', '=', context.memberId)
  const row = await query.executeTakeFirst()
  if (!row) throw notFound({ zh: '任务', en: 'job' })
  return row
}

/** What a job of the actor was started with. @throws notFound for one of somebody else or of another kind, too */
export async function ownVisibleJob<Input>(
  context: OperationContext,
  job: VisibleJob<Input>,
  jobId: string,
): Promise<Input> {
  const { kind, input } = await ownJob(context, jobId)
  if (kind !== job.name) throw notFound({ zh: '任务', en: 'job' })
  return job.parseInput(input)
}
